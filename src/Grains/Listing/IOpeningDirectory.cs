using System.Collections.Immutable;

namespace ContactCenter.Listing;

/// <summary>A visitor who wants to open a conversation.</summary>
/// <param name="Phone">Its number as it is shown; null = none.</param>
/// <param name="TargetHashes">The targets by which it is blocked, whoever its contact is.</param>
public sealed record OpeningQuestion(
    string VisitorId, string SourceType, string? SourceId, string? Email, string? Phone, ImmutableArray<string> TargetHashes, DateTimeOffset Now);

/// <param name="ContactId">The contact that has the visitor on this source as a channel; null = none.</param>
/// <param name="PreRegisteredContactId">The oldest enabled, pre-registered contact with the e-mail or phone; null = none.</param>
/// <param name="BlockId">The oldest block in force of one of the targets; null = none.</param>
public sealed record OpeningFacts(string? ContactId, string? PreRegisteredContactId, string? BlockId);

/// <summary>Finds in one question what is to be known before a conversation is opened.</summary>
public interface IOpeningDirectory
{
    Task<OpeningFacts> FindAsync(OpeningQuestion question, CancellationToken cancellationToken = default);
}
