"""From mentions to awards: who, which programme, which year, whose number."""
