-- When a task that was due became the supervisor's business; null before.
ALTER TABLE callback_task ADD COLUMN escalated_at timestamptz;
CREATE INDEX callback_task_due ON callback_task (due_at) WHERE outcome IS NULL AND escalated_at IS NULL;
