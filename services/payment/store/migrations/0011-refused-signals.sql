-- Whether the payment was refused is noted beside what is counted of it: a count of refusals then reads the refused ones
-- alone, however many payments a card, a buyer or a network address has made.
alter table risk_signal add column is_refused boolean not null default false;
update risk_signal s set is_refused = true from attempt a
where a.attempt_id = s.attempt_id and a.state = 'declined' and a.decline_code not in ('too-many-tries', 'not-received');
create index risk_signal_refused_card on risk_signal (card_key, at) where is_refused and card_key is not null;
create index risk_signal_refused_buyer on risk_signal (buyer_key, at) where is_refused and buyer_key is not null;
create index risk_signal_refused_client on risk_signal (client_key, at) where is_refused and client_key is not null;
-- Those of which nobody knows yet: few at any time.
create index attempt_undecided on attempt (attempt_id) where state in ('new', 'unknown');
