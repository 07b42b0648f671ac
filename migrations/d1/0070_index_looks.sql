-- Whether a look of staff's is in the log already, is asked at each.
CREATE INDEX audit_log_by_look ON audit_log (actor_id, target_id, at) WHERE action = 'staff.looked';
