using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Erasure;
using ContactCenter.Files;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Workspace;
using ContactCenter.Wording;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Retention;

/// <inheritdoc cref="IRetentionGrain"/>
/// <remarks>
/// A page is stored, with what its conversations hold, before the first of them goes. After a crash the same page is done again: what has gone
/// meanwhile counts once, from what was stored. The receipts of a pass follow one scrub at its end.
/// </remarks>
internal sealed partial class RetentionGrain(
    [PersistentState("retention", SnapshotStorage.Provider)] IPersistentState<EntitySnapshot> snapshot,
    [PersistentState("retention-progress", SnapshotStorage.Provider)] IPersistentState<RetentionProgress> stored,
    EntityServices services, IRetentionDirectory directory, IFileStore files, ReceiptSigner signer, IWorkspaceConfiguration workspace)
    : EntityGrain<RetentionState, RetentionEntry>(EntityTypes.Retention, RetentionState.None, snapshot, services), IRetentionGrain
{
    private const int RoomsPerPage = 200;
    private const int RoomsAtOnce = 8;
    private const int AttemptsMax = 3;
    private const int ReceiptIdBytes = 12;

    /// <summary>The time that live traffic has for itself between two pages.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromHours(1);

    private long? _pageEndedAt;

    /// <summary>This activation began the page, and has not failed at any of it: what has gone, somebody else has deleted.</summary>
    private bool _isFirstTry;

    public async Task Wake()
    {
        if (_pageEndedAt is { } ended && Services.Time.GetElapsedTime(ended) < Pause) return;
        await RunPage();
    }

    public async Task<bool> RunPage()
    {
        CheckStateIsKnown();
        var now = Services.Now();
        if (stored.State is { StartedAt: null } idle)
        {
            if (!RetentionPasses.IsDue(idle, workspace.Current, now)) return false;
            await SaveAsync(idle with { StartedAt = now, AfterRoomId = null, Pages = 0, Failed = 0, Tallies = [] });
        }

        if (stored.State.Page.IsEmpty && !await BeginPageAsync(stored.State)) return false;
        await RunPageAsync(stored.State);
        _pageEndedAt = Services.Time.GetTimestamp();
        return true;
    }

    public async Task<ErasureReceipt?> Find(string receiptId) =>
        await Services.Journal.FindCommandAsync(Entity, NameOf(receiptId).Id) is { } entry ? ReceiptOf(entry) : null;

    public async Task<RetentionReceipts> List(int offset, int count)
    {
        var receipts = ImmutableArray.CreateBuilder<ErasureReceipt>();
        for (long before = long.MaxValue, skip = offset; receipts.Count < count;)
        {
            var limit = (int)Math.Min(skip + count, JournalLimits.MaxEntriesPerRead);
            var page = await Services.Journal.ReadEntityBackwardsAsync(Entity, before, [RetentionKinds.Completed], limit);
            receipts.AddRange(page.Skip((int)Math.Min(skip, page.Length)).Take(count - receipts.Count).Select(ReceiptOf)!);
            if (page.Length < limit) break;
            (before, skip) = (page[^1].Seq, Math.Max(0, skip - page.Length));
        }

        var pass = stored.State is { StartedAt: { } startedAt } state
            ? new RetentionPass(startedAt, state.Tallies.Sum(tally => tally.Conversations), state.Failed)
            : null;
        return new RetentionReceipts(receipts.ToImmutable(), State.Receipts, pass);
    }

    protected override RetentionState Apply(RetentionState state, Recorded<RetentionEntry> entry) => RetentionState.Apply(state, entry);

    protected override EntryTags Tags(RetentionState state, RetentionEntry entry) => EntryTags.None;

    protected override ImmutableArray<DirectoryRow> Rows(RetentionState state) => [];

    /// <returns>False: the pass is over.</returns>
    private async Task<bool> BeginPageAsync(RetentionProgress progress)
    {
        var startedAt = progress.StartedAt!.Value;
        var after = progress.AfterRoomId is { } id ? new RetiringRoom(id, null, progress.AfterClosedAt) : null;
        var found = await directory.ListRetiringAsync(RetentionRules.Slices(workspace.Current, startedAt), after, RoomsPerPage);
        if (found.IsEmpty)
        {
            await CompleteAsync(progress);
            return false;
        }

        var page = ImmutableArray.CreateBuilder<RoomInHand>(found.Length);
        foreach (var some in found.Chunk(RoomsAtOnce))
            page.AddRange((await Task.WhenAll(some.Select(room => CountAsync(room, startedAt)))).OfType<RoomInHand>());
        _isFirstTry = true;
        await SaveAsync(progress with
        {
            Page = page.ToImmutable(), Pages = progress.Pages + 1, Attempts = 0, AfterRoomId = found[^1].RoomId, AfterClosedAt = found[^1].ClosedAt,
        });
        return true;
    }

    /// <returns>Null = the policy was changed while the list was read.</returns>
    private async Task<RoomInHand?> CountAsync(RetiringRoom room, DateTimeOffset startedAt)
    {
        if (RetentionRules.Find(workspace.Current, room.DepartmentId, startedAt) is not { } policy) return null;
        var entries = await Services.Journal.CountKindsAsync([new EntityId(EntityTypes.Conversation, room.RoomId)]);
        return new RoomInHand(
            room.RoomId, room.DepartmentId, policy.Action == RetentionActions.Anonymize, policy.Days, policy.ChangedBy,
            RetentionRules.ClosedUntil(policy, startedAt), await files.CountRoomAsync(room.RoomId), entries.Remove(JournalLimits.TombstoneKind));
    }

    private async Task RunPageAsync(RetentionProgress progress)
    {
        var isFirstTry = _isFirstTry;
        _isFirstTry = false;
        var (gone, failed) = (ImmutableArray.CreateBuilder<RoomInHand>(), ImmutableArray.CreateBuilder<RoomInHand>());
        foreach (var some in progress.Page.Chunk(RoomsAtOnce))
        {
            foreach (var (room, outcome) in await Task.WhenAll(some.Select(RetireAsync)))
            {
                if (outcome is null) failed.Add(room);
                else if (outcome == Retirement.Done || (outcome == Retirement.Gone && !isFirstTry)) gone.Add(room);
            }
        }

        if (gone.Count > 0)
            await ExecuteAsync(PageName(progress), (_, _) => new RetentionAdvanced(gone.Count));
        var isGivenUp = progress.Attempts + 1 >= AttemptsMax;
        await SaveAsync(progress with
        {
            Page = isGivenUp ? [] : failed.ToImmutable(), Attempts = progress.Attempts + 1,
            Tallies = RetentionTally.Add(progress.Tallies, gone), Failed = progress.Failed + (isGivenUp ? failed.Count : 0),
        });
    }

    /// <summary>Has one conversation go. A bad one is reported, and stops no other.</summary>
    private async Task<(RoomInHand Room, Retirement? Outcome)> RetireAsync(RoomInHand room)
    {
        try
        {
            return (room, await GrainFactory.GetGrain<IConversationGrain>(room.RoomId)
                .Retire(new RetireConversation(room.Anonymizes, room.DepartmentId, room.ClosedUntil)));
        }
        catch (Exception exception)
        {
            LogFailed(Services.Logger, room.RoomId, exception.GetType().Name);
            return (room, null);
        }
    }

    private async Task CompleteAsync(RetentionProgress progress)
    {
        if (!progress.Tallies.IsEmpty) await GrainFactory.GetGrain<IFileScrubGrain>(IFileScrubGrain.All).Run(Services.Now());
        for (var i = 0; i < progress.Tallies.Length; i++) await GiveReceiptAsync(progress, i);
        var startedAt = progress.StartedAt!.Value;
        await SaveAsync(new RetentionProgress
        {
            FormerStartedAt = startedAt,
            NextAt = progress.Failed > 0 ? Services.Now() + RetryAfter : new DateTimeOffset(startedAt.UtcDateTime.Date, TimeSpan.Zero).AddDays(1),
        });
    }

    private async Task GiveReceiptAsync(RetentionProgress progress, int number)
    {
        var id = Hashes.Hex($"{progress.StartedAt!.Value.ToUnixTimeMilliseconds()}/{number}", ReceiptIdBytes);
        var receipt = await signer.SignAsync(RetentionPasses.ReceiptOf(id, progress.Tallies[number], Services.Now()));
        await ExecuteAsync(NameOf(id), (_, _) => new RetentionCompleted(receipt));
    }

    private async Task SaveAsync(RetentionProgress progress)
    {
        stored.State = progress;
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            // Whether it was written is not known.
            Forget();
            throw;
        }
    }

    private static EntityId Entity { get; } = new(EntityTypes.Retention, IRetentionGrain.Key);

    private static CommandContext NameOf(string receiptId) => CommandContext.OfSystem("receipt", receiptId).AsNew();

    private static CommandContext PageName(RetentionProgress progress) => CommandContext.OfSystem(
        "page", $"{progress.StartedAt!.Value.ToUnixTimeMilliseconds()}", $"{progress.Pages}", $"{progress.Attempts}").AsNew();

    private static ErasureReceipt? ReceiptOf(JournalEntry entry) =>
        (EntryCodec<RetentionEntry>.Read(entry) as RetentionCompleted)?.Receipt;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Conversation {RoomId}, whose time is over, could not go: {Kind}")]
    private static partial void LogFailed(ILogger logger, string roomId, string kind);
}
