CREATE TABLE "inbox_conflicts" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_conflicts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"inbox_id" bigint NOT NULL,
	"body" "bytea" NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "known_documents" (
	"document_id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"rev" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"snapshot" text NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "old_slugs" (
	"type" text NOT NULL,
	"slug" text NOT NULL,
	"document_id" text NOT NULL,
	"retired_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "old_slugs_type_slug_pk" PRIMARY KEY("type","slug")
);
--> statement-breakpoint
ALTER TABLE "content_reads" ADD COLUMN "owed_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "content_reads" ADD COLUMN "owed_paths" text[];--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "flags" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "planned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "inbox_conflicts" ADD CONSTRAINT "inbox_conflicts_inbox_id_inbox_id_fk" FOREIGN KEY ("inbox_id") REFERENCES "public"."inbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbox_conflicts_of" ON "inbox_conflicts" USING btree ("inbox_id");--> statement-breakpoint
CREATE INDEX "old_slugs_document" ON "old_slugs" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "inbox_open_subject" ON "inbox" USING btree ("subject","id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "inbox_flagged" ON "inbox" USING btree ("id") WHERE flags <> '[]'::jsonb;