package com.telerivet.status.publication.html;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.AccessException;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.PropertyAccessor;
import org.springframework.expression.TypedValue;

/**
 * Reads the parts of a record for a template. What a page shows are records nearly without exception, and the engine's own way
 * looks each part up among the members of its class whenever it is shown.
 */
class RecordParts implements PropertyAccessor {

    private final ClassValue<Map<String, Method>> parts = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return type.isRecord()
                    ? Arrays.stream(type.getRecordComponents())
                            .collect(Collectors.toMap(RecordComponent::getName, RecordParts::accessor))
                    : Map.of();
        }
    };

    private static Method accessor(RecordComponent part) {
        Method accessor = part.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    @Override
    public Class<?> @Nullable [] getSpecificTargetClasses() {
        return null;
    }

    @Override
    public boolean canRead(EvaluationContext context, @Nullable Object target, String name) {
        return target != null && parts.get(target.getClass()).containsKey(name);
    }

    @Override
    public TypedValue read(EvaluationContext context, @Nullable Object target, String name) throws AccessException {
        Method accessor = target == null ? null : parts.get(target.getClass()).get(name);
        if (accessor == null) {
            throw new AccessException("no record with the part " + name);
        }
        try {
            return new TypedValue(accessor.invoke(target));
        } catch (ReflectiveOperationException e) {
            throw new AccessException("the part " + name + " can't be read", e);
        }
    }

    @Override
    public boolean canWrite(EvaluationContext context, @Nullable Object target, String name) {
        return false;
    }

    @Override
    public void write(EvaluationContext context, @Nullable Object target, String name, @Nullable Object value)
            throws AccessException {
        throw new AccessException("records do not change");
    }
}
