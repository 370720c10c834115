-- Where scorecard keeps stores of readings in PostgreSQL 14 or later.
--
-- An administrator reads this and runs it once in a database of its own, as whoever is to own the
-- tables. Run again, it changes nothing. It makes one schema, three tables, their rules, and two
-- roles that cannot log in; people become members of one of these:
--
--     GRANT {readers} TO board_member;      -- reads
--     GRANT {writers} TO staff_member;      -- reads, and adds lines
--
-- Nobody may change or delete a line: neither role has the right, and a trigger refuses it to the
-- owner too.

BEGIN;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '{readers}') THEN
    CREATE ROLE {readers} NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '{writers}') THEN
    CREATE ROLE {writers} NOLOGIN;
  END IF;
END
$$;

CREATE SCHEMA IF NOT EXISTS scorecard;

-- A store for each strategy. Only members of its two roles see it.
CREATE TABLE IF NOT EXISTS scorecard.store (
  id text PRIMARY KEY CHECK (id ~ '^[0-9A-Za-z_-]{{1,64}}$'),
  name text NOT NULL UNIQUE CHECK (name ~ '^[0-9A-Za-z_][0-9A-Za-z_.-]{{0,63}}$'),
  readers text NOT NULL,
  writers text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  made_by text NOT NULL DEFAULT session_user
);

-- The lines of each store, sealed as they would stand in a file, numbered from 1 without a gap.
CREATE TABLE IF NOT EXISTS scorecard.line (
  store text NOT NULL REFERENCES scorecard.store,
  number bigint NOT NULL,
  line bytea NOT NULL CHECK (position('\x0a'::bytea IN line) = 0 AND octet_length(line) > 0),
  written_at timestamptz NOT NULL,
  written_by text NOT NULL,
  PRIMARY KEY (store, number)
);

-- Where a store went when it left this server; the last row of a store counts, an empty text says
-- that it is here.
CREATE TABLE IF NOT EXISTS scorecard.moved (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  store text NOT NULL REFERENCES scorecard.store,
  goes_to text NOT NULL,
  moved_at timestamptz NOT NULL DEFAULT now(),
  moved_by text NOT NULL DEFAULT session_user
);
CREATE INDEX IF NOT EXISTS moved_store ON scorecard.moved (store, number);

-- Whether whoever asks is a member of a role; no such role has no members.
CREATE OR REPLACE FUNCTION scorecard.is_one_of(role text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM pg_roles WHERE rolname = role AND pg_has_role(oid, 'USAGE')
  );
$$;

-- One writer of a store at a time, so that numbers rise in the order in which lines come to count.
-- It is a row that is held, not an advisory lock: that, whoever may only read could take and keep.
CREATE OR REPLACE FUNCTION scorecard.take_turn(store text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT FROM scorecard.store AS here
  WHERE here.id = take_turn.store AND EXISTS (
    SELECT FROM pg_roles WHERE rolname = here.writers AND pg_has_role(session_user, oid, 'MEMBER')
  )
  FOR NO KEY UPDATE;
$$;

CREATE OR REPLACE FUNCTION scorecard.number_line() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM scorecard.take_turn(new.store);
  IF (SELECT goes_to <> '' FROM scorecard.moved
      WHERE store = new.store ORDER BY number DESC LIMIT 1) THEN
    RAISE EXCEPTION 'this store was moved away' USING ERRCODE = 'SC001';
  END IF;
  new.number := 1 + coalesce((SELECT max(number) FROM scorecard.line WHERE store = new.store), 0);
  new.written_at := clock_timestamp();
  new.written_by := session_user;
  PERFORM pg_notify('scorecard', new.store);
  RETURN new;
END
$$;

-- A store moves when nobody is in the middle of adding to it.
CREATE OR REPLACE FUNCTION scorecard.await_turn() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM scorecard.take_turn(new.store);
  RETURN new;
END
$$;

CREATE OR REPLACE FUNCTION scorecard.refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'what stands in a store is never changed or deleted' USING ERRCODE = 'SC002';
END
$$;

DO $$
DECLARE
  one text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                 WHERE tgrelid = 'scorecard.line'::regclass AND tgname = 'numbered') THEN
    CREATE TRIGGER numbered BEFORE INSERT ON scorecard.line
      FOR EACH ROW EXECUTE FUNCTION scorecard.number_line();
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                 WHERE tgrelid = 'scorecard.moved'::regclass AND tgname = 'in_turn') THEN
    CREATE TRIGGER in_turn BEFORE INSERT ON scorecard.moved
      FOR EACH ROW EXECUTE FUNCTION scorecard.await_turn();
  END IF;
  FOREACH one IN ARRAY ARRAY['store', 'line', 'moved'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_trigger
                   WHERE tgrelid = ('scorecard.' || one)::regclass AND tgname = 'kept') THEN
      EXECUTE format('CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON scorecard.%I
                      FOR EACH STATEMENT EXECUTE FUNCTION scorecard.refuse()', one);
    END IF;
    EXECUTE format('ALTER TABLE scorecard.%I ENABLE ROW LEVEL SECURITY', one);
    EXECUTE format('DROP POLICY IF EXISTS reads ON scorecard.%I', one);
    EXECUTE format('DROP POLICY IF EXISTS adds ON scorecard.%I', one);
  END LOOP;
END
$$;

CREATE POLICY reads ON scorecard.store FOR SELECT
  USING (scorecard.is_one_of(readers) OR scorecard.is_one_of(writers));
CREATE POLICY adds ON scorecard.store FOR INSERT
  WITH CHECK (scorecard.is_one_of(writers));
CREATE POLICY reads ON scorecard.line FOR SELECT
  USING (store IN (SELECT id FROM scorecard.store));
CREATE POLICY adds ON scorecard.line FOR INSERT
  WITH CHECK (store IN (SELECT id FROM scorecard.store WHERE scorecard.is_one_of(writers)));
CREATE POLICY reads ON scorecard.moved FOR SELECT
  USING (store IN (SELECT id FROM scorecard.store));
CREATE POLICY adds ON scorecard.moved FOR INSERT
  WITH CHECK (store IN (SELECT id FROM scorecard.store WHERE scorecard.is_one_of(writers)));

REVOKE ALL ON SCHEMA scorecard FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA scorecard FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA scorecard FROM PUBLIC;
GRANT USAGE ON SCHEMA scorecard TO {readers}, {writers};
GRANT SELECT ON scorecard.store, scorecard.line, scorecard.moved TO {readers}, {writers};
GRANT EXECUTE ON FUNCTION scorecard.is_one_of(text) TO {readers}, {writers};
GRANT EXECUTE ON FUNCTION scorecard.take_turn(text) TO {writers};
GRANT INSERT (id, name, readers, writers) ON scorecard.store TO {writers};
GRANT INSERT (store, line) ON scorecard.line TO {writers};
GRANT INSERT (store, goes_to) ON scorecard.moved TO {writers};

COMMIT;
