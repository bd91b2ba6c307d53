package com.telerivet.status.transfer;

import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.DatabaseReady;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the page in an empty database, before anything else asks for it, with the sample where that is wished. */
@Component
class FirstStart {

    private final StatusPage page;
    private final Sample sample;
    private final SampleSettings settings;
    private final TransactionTemplate transaction;

    FirstStart(StatusPage page, Sample sample, SampleSettings settings, TransactionTemplate transaction) {
        this.page = page;
        this.sample = sample;
        this.settings = settings;
        this.transaction = transaction;
    }

    @EventListener
    @Order(DatabaseReady.PAGE_FIRST)
    void open(DatabaseReady ready) {
        try {
            transaction.executeWithoutResult(status -> {
                if (page.open() && settings.sample()) {
                    sample.load();
                }
            });
        } catch (DataIntegrityViolationException e) {
            // another instance may have opened the page in the same moment: then it is there, which is all we want
            if (!page.isOpen()) {
                throw e;
            }
        }
    }
}
