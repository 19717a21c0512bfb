using System.Collections.Immutable;
using ContactCenter.Accounts;
using ContactCenter.Agents;
using ContactCenter.Blocks;
using ContactCenter.Calls;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Erasure;
using ContactCenter.Journal;
using ContactCenter.Storage.Checking;
using ContactCenter.Storage.Copying;
using ContactCenter.Visitors;
using ContactCenter.Workspace;

namespace ContactCenter.Silo.Checking;

/// <summary>Verifies a database: positions, histories, snapshots, and the directory against what the actors say from the journal alone.</summary>
internal sealed class Verifier(IStorageCheck storage, IJournal journal, IGrainFactory grains, CollectedRows collected)
{
    private const int ActorsAtOnce = 100;
    private const int ProgressPages = 20;

    /// <param name="rebuild">True = what is wrong in the directory is written anew.</param>
    /// <returns>True if the database is as it should be, or is now.</returns>
    public async Task<bool> RunAsync(bool rebuild, TextWriter output, CancellationToken cancellationToken)
    {
        var report = new VerifyReport(output);
        await CheckPositionsAsync(report, cancellationToken);
        await CheckSnapshotsAsync(report, cancellationToken);
        await CheckActorsAsync(rebuild, report, cancellationToken);
        await CheckOrphansAsync(rebuild, report, cancellationToken);
        var counters = await storage.CompareCountersAsync(rebuild, cancellationToken);
        if (counters > 0) report.Found($"{counters} counters of contacts are wrong", isMended: rebuild);
        await report.EndAsync();
        return report.IsWhole;
    }

    private async Task CheckPositionsAsync(VerifyReport report, CancellationToken cancellationToken)
    {
        var (entries, last, pages) = (0L, 0L, 0);
        await foreach (var page in storage.ReadPositionsAsync(cancellationToken))
        {
            (entries, last) = (entries + page.Entries, page.Last);
            foreach (var (first, end) in page.Gaps)
            {
                if (RestorePoint.TimeOf(end) is { } time) await report.TellAsync("restore", $"after position {first - 1}, marked at {time:u}");
                else report.Found($"positions {first} to {end} are missing");
            }

            if (++pages % ProgressPages == 0) await report.TellAsync("positions", $"{entries:N0} entries so far");
        }

        // Read after the entries: a server may have written meanwhile.
        var head = await storage.ReadHeadAsync(cancellationToken);
        if (head < last) report.Found($"the head is at {head}, and the last entry at {last}");
        else if (head > last && RestorePoint.TimeOf(head) is { } restoredAt)
            await report.TellAsync("restore", $"after position {last}, marked at {restoredAt:u}; nothing was written since");
        else if (head > last && (await journal.ReadAsync(head - 1, 1, cancellationToken)).IsEmpty)
            report.Found($"the head is at {head}, and the last entry at {last}: the entries after it are missing");
        await report.TellAsync("positions", $"{entries:N0} entries, the head is at {head}");
    }

    private async Task CheckSnapshotsAsync(VerifyReport report, CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var page in storage.ReadSnapshotsAsync(cancellationToken))
        {
            foreach (var snapshot in page)
            {
                count++;
                var seq = await storage.ReadLastSeqAsync(snapshot.Entity, cancellationToken);
                if (seq < snapshot.Seq) report.Found($"the snapshot of {Name(snapshot.Entity)} is of entry {snapshot.Seq}, its history ends with {seq}");
            }
        }

        await report.TellAsync("snapshots", $"{count:N0} compared with their histories");
    }

    private async Task CheckActorsAsync(bool rebuild, VerifyReport report, CancellationToken cancellationToken)
    {
        var (actors, compared, former, pages) = (0L, 0L, 0L, 0);
        await foreach (var page in storage.ReadHistoriesAsync(cancellationToken))
        {
            actors += page.Length;
            foreach (var history in page.Where(history => !history.IsWhole))
                report.Found($"{Name(history.Entity)} has {history.Entries} entries from {history.FirstSeq} to {history.LastSeq}: some are missing");
            foreach (var some in page.Where(history => history.IsWhole).Select(history => history.Entity).Chunk(ActorsAtOnce))
            {
                var result = await CompareAsync(some, rebuild, report, cancellationToken);
                (compared, former) = (compared + result.Compared, former + result.Former);
            }

            if (++pages % ProgressPages == 0) await report.TellAsync("histories", $"{actors:N0} actors so far");
        }

        await report.TellAsync("histories", $"{actors:N0} actors");
        await report.TellAsync("directory", $"{compared:N0} actors compared with their rows");
        if (former == 0) return;
        var state = rebuild ? "written anew" : "no fault; --rebuild writes them anew";
        await report.TellAsync("directory", $"{former:N0} of them in the form of a former version, which says less ({state})");
    }

    private async Task<(int Compared, int Former)> CompareAsync(EntityId[] entities, bool rebuild, VerifyReport report, CancellationToken cancellationToken)
    {
        var result = await CompareOnceAsync(entities, rebuild, report, cancellationToken);
        // Somebody wrote to them meanwhile; the second look sees that, or they are being written to all the time, and so are their rows.
        if (!result.Moved.IsEmpty)
        {
            var again = await CompareOnceAsync([.. result.Moved], rebuild, report, cancellationToken);
            result = new RowComparison(
                result.Different.AddRange(again.Different), result.Former.AddRange(again.Former), again.Moved, result.Refused.AddRange(again.Refused));
        }

        foreach (var entity in result.Different) report.Found($"the directory's rows of {Name(entity)} differ from its history", isMended: rebuild);
        foreach (var entity in result.Refused) report.Found($"the directory does not take the rows of {Name(entity)}");
        return (entities.Length, result.Former.Length);
    }

    private async Task<RowComparison> CompareOnceAsync(EntityId[] entities, bool rebuild, VerifyReport report, CancellationToken cancellationToken)
    {
        await Task.WhenAll(entities.Select(entity => CollectAsync(entity, report)));
        return await storage.CompareAsync(collected.Take(), rebuild, cancellationToken);
    }

    private async Task CollectAsync(EntityId entity, VerifyReport report)
    {
        if (Find(entity) is not { } actor) return;
        try
        {
            await actor.AsReference<IRowsExtension>().Collect();
        }
        catch (Exception exception)
        {
            report.Found($"the history of {Name(entity)} cannot be read: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private async Task CheckOrphansAsync(bool rebuild, VerifyReport report, CancellationToken cancellationToken)
    {
        await foreach (var page in storage.ReadOrphansAsync(cancellationToken))
        {
            foreach (var entity in page) report.Found($"the directory has rows of {Name(entity)}, and the journal has no entry", isMended: rebuild);
            if (rebuild) await storage.RemoveAsync(page, cancellationToken);
        }
    }

    /// <returns>Null = actors of this type have no rows.</returns>
    private IAddressable? Find(EntityId entity) => entity.Type switch
    {
        EntityTypes.Account => grains.GetGrain<IAccountGrain>(entity.Id),
        EntityTypes.Agent => grains.GetGrain<IAgentGrain>(entity.Id),
        EntityTypes.Block => grains.GetGrain<IAddressBlockGrain>(entity.Id),
        EntityTypes.Call => grains.GetGrain<ICallGrain>(entity.Id),
        EntityTypes.Contact => grains.GetGrain<IContactGrain>(entity.Id),
        EntityTypes.Conversation => grains.GetGrain<IConversationGrain>(entity.Id),
        EntityTypes.Department => grains.GetGrain<IDepartmentGrain>(entity.Id),
        EntityTypes.Erasure => grains.GetGrain<IErasureGrain>(entity.Id),
        EntityTypes.Visitor => grains.GetGrain<IVisitorGrain>(entity.Id),
        _ => null,
    };

    private static string Name(EntityId entity) => $"{entity.Type} {entity.Id}";
}
