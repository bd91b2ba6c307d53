package com.telerivet.status.publication.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.expression.BeanResolver;
import org.springframework.expression.ConstructorResolver;
import org.springframework.expression.IndexAccessor;
import org.springframework.expression.MethodResolver;
import org.springframework.expression.OperatorOverloader;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypeComparator;
import org.springframework.expression.TypeConverter;
import org.springframework.expression.TypeLocator;
import org.springframework.expression.TypedValue;
import org.thymeleaf.expression.IExpressionObjects;
import org.thymeleaf.spring6.expression.IThymeleafEvaluationContext;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * What the expressions of one page are evaluated in: the engine's own context, with {@link RecordParts} in both of its modes.
 * The engine's can be given an accessor for the open mode only, and half of a page is read in the other one: what stands in
 * addresses, in attributes and in the arguments of fragments. For one thread.
 */
class PageContext implements IThymeleafEvaluationContext {

    private final ThymeleafEvaluationContext engines;
    private final List<PropertyAccessor> open;
    private final List<PropertyAccessor> restricted;

    PageContext(ApplicationContext beans, RecordParts parts) {
        engines = new ThymeleafEvaluationContext(beans, null);
        open = with(parts, engines.getPropertyAccessors());
        engines.setVariableAccessRestricted(true);
        restricted = with(parts, engines.getPropertyAccessors());
        engines.setVariableAccessRestricted(false);
    }

    /** Before the last one, which reads anything. */
    private static List<PropertyAccessor> with(RecordParts parts, List<PropertyAccessor> accessors) {
        List<PropertyAccessor> all = new ArrayList<>(accessors);
        all.add(all.size() - 1, parts);
        return List.copyOf(all);
    }

    @Override
    public List<PropertyAccessor> getPropertyAccessors() {
        return isVariableAccessRestricted() ? restricted : open;
    }

    @Override
    public boolean isVariableAccessRestricted() {
        return engines.isVariableAccessRestricted();
    }

    @Override
    public void setVariableAccessRestricted(boolean isRestricted) {
        engines.setVariableAccessRestricted(isRestricted);
    }

    @Override
    public IExpressionObjects getExpressionObjects() {
        return engines.getExpressionObjects();
    }

    @Override
    public void setExpressionObjects(IExpressionObjects objects) {
        engines.setExpressionObjects(objects);
    }

    @Override
    public TypedValue getRootObject() {
        return engines.getRootObject();
    }

    @Override
    public List<IndexAccessor> getIndexAccessors() {
        return engines.getIndexAccessors();
    }

    @Override
    public List<ConstructorResolver> getConstructorResolvers() {
        return engines.getConstructorResolvers();
    }

    @Override
    public List<MethodResolver> getMethodResolvers() {
        return engines.getMethodResolvers();
    }

    @Override
    public @Nullable BeanResolver getBeanResolver() {
        return engines.getBeanResolver();
    }

    @Override
    public TypeLocator getTypeLocator() {
        return engines.getTypeLocator();
    }

    @Override
    public TypeConverter getTypeConverter() {
        return engines.getTypeConverter();
    }

    @Override
    public TypeComparator getTypeComparator() {
        return engines.getTypeComparator();
    }

    @Override
    public OperatorOverloader getOperatorOverloader() {
        return engines.getOperatorOverloader();
    }

    @Override
    public void setVariable(String name, @Nullable Object value) {
        engines.setVariable(name, value);
    }

    @Override
    public @Nullable Object lookupVariable(String name) {
        return engines.lookupVariable(name);
    }
}
