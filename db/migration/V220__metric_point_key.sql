-- metric: points by the thousand without a look at the metric for each of them

-- Whoever writes points notes their hours in metric_stale in the same statement, which refers to the metric as well: an
-- unknown one is still refused, and one cannot go while its points come. Looking once more for every point took two
-- thirds of the time of writing it.
alter table metric_point drop constraint metric_point_metric_id_fkey1;

create function metric_points_go() returns trigger language plpgsql as $$
begin
    delete from metric_point where metric_id = old.id;
    return old;
end $$;
comment on function metric_points_go is 'metric: points go with their metric';
create trigger metric_points_go after delete on metric for each row execute function metric_points_go();
