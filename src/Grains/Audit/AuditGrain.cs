using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Audit;

/// <inheritdoc cref="IAuditGrain"/>
public sealed class AuditGrain(
    [PersistentState("audit", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot, EntityServices services)
    : EntityGrain<AuditState, AuditEntry>(EntityTypes.Audit, AuditState.None, snapshot, services), IAuditGrain
{
    public static string KeyOf(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task RecordFailures(CommandContext context, ImmutableArray<FailedSignIns> failures) => ExecuteAsync(
        context, (_, _) => failures.Select(failure => (AuditEntry)new SignInFailed(failure.UserId, failure.Reason, failure.Count)).ToImmutableArray());

    public async Task<long> RecordExport(CommandContext context, string what, string? of) =>
        (await ExecuteAsync(context, (_, _) => new DataExported(what, of))).Position;

    protected override AuditState Apply(AuditState state, Recorded<AuditEntry> entry) => state with { Entries = state.Entries + 1 };

    protected override EntryTags Tags(AuditState state, AuditEntry entry) => EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(AuditState state) => [];
}

public sealed record AuditState(long Entries)
{
    public static AuditState None { get; } = new(0);
}

/// <summary>The discriminators are the journal's kinds; a name, once written, is never changed or reused.</summary>
[JsonDerivedType(typeof(SignInFailed), AuditKinds.SignInFailed)]
[JsonDerivedType(typeof(DataExported), AuditKinds.DataExported)]
public abstract record AuditEntry;

public static class AuditKinds
{
    public const string SignInFailed = "sign-in-failed";
    public const string DataExported = "data-exported";
}

/// <param name="UserId">Null = names that nobody has.</param>
/// <param name="Count">How many since the entry before.</param>
public sealed record SignInFailed(string? UserId, string Reason, int Count) : AuditEntry;

/// <param name="Of">Whose; null = everybody's.</param>
public sealed record DataExported(string What, string? Of) : AuditEntry;
