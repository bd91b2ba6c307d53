-- Tables whose changes by people and tokens are written down, each with the columns that are left out because the
-- machine keeps them for itself. Add a new table here or to the list in AuditedTablesTests; this file is read again
-- whenever it changes, last for probe_publication.

do
$$
declare
    audited text[][] := array[
        ['alert_rule', 'next_at,is_firing,state_since,checked_at'],
        ['api_token', 'last_used_at'],
        ['component', ''],
        ['component_correction', ''],
        ['component_group', ''],
        ['delivery_permit', ''],
        ['delivery_suspension', 'refusals,last_at'],
        ['incident', ''],
        ['incident_proposal', ''],
        ['incident_template', ''],
        ['incident_translation', ''],
        ['incident_update', ''],
        ['incident_update_component', ''],
        ['incident_update_translation', ''],
        ['invitation', ''],
        ['metric', ''],
        ['metric_limit', ''],
        ['metric_provider', ''],
        ['metric_pull', 'failures,fetched_until'],
        ['metric_setting', ''],
        ['otlp_rule', 'heard_at'],
        ['page', ''],
        ['page_picture', 'content'],
        ['person', ''],
        ['probe', 'certificate_ends_at,headers,last_phases'],
        ['probe_agent', 'last_contact_at,last_error,last_error_at,program_version,reported_location,clock_off_seconds,waiting,waiting_since,dropped'],
        ['probe_publication', ''],
        ['recovery_key', ''],
        ['second_step', 'last_step'],
        ['sign_in_rule', ''],
        ['subscriber', ''],
        ['subscriber_endpoint', 'sealed_url,sealed_secret'],
        ['user_credentials', 'public_key,attestation_object,attestation_client_data_json,signature_count,last_used,backup_state,uv_initialized']];
    one text[];
begin
    foreach one slice 1 in array audited loop
        if to_regclass(one[1]) is not null then
            execute format('drop trigger if exists audited on %I', one[1]);
            execute format('create trigger audited after insert or update or delete on %I'
                || ' for each row execute function audit_change(%s)', one[1],
                (select string_agg(quote_literal(c), ', ') from unnest(string_to_array(one[2], ',')) c));
        end if;
    end loop;
end
$$;
