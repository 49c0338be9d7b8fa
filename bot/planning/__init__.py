"""When it has to be ready, and who hears of it when: deadlines, reminders, the digest."""
