-- Recipients are known by a keyed hash from here on. SQL cannot make one, so what was sent before is nobody's.
UPDATE emails SET recipient_hash = '';
