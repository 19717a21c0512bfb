using ContactCenter.Journal;

namespace ContactCenter.Webhooks;

/// <summary>An event as it is sent.</summary>
/// <param name="Id">The same each time that it is sent, to whomever.</param>
/// <param name="Type">One of <see cref="WebhookEventTypes"/>.</param>
/// <param name="Source">The journal's entry that it tells of.</param>
/// <param name="Entry">The entry, read; null for the sample of a test.</param>
public sealed record WebhookEvent(string Id, string Type, JournalEntry Source, object? Entry);
