-- subscriber: the list in the order of addresses, page by page however long it is
create index subscriber_by_address on subscriber (lower(address), id);
