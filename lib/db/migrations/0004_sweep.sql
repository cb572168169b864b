CREATE TABLE "sweep_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"lake_time" timestamp with time zone NOT NULL,
	"swept_at" timestamp with time zone NOT NULL,
	"compared_at" timestamp with time zone NOT NULL,
	"untold_at" timestamp with time zone,
	"untold" integer DEFAULT 0 NOT NULL,
	"silent_since" timestamp with time zone
);
