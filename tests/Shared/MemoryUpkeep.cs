using System.Collections.Immutable;
using System.Text.Json;
using ContactCenter.Contacts;
using ContactCenter.Journal;
using ContactCenter.Listing;

namespace ContactCenter.Tests;

/// <summary>Upkeep of a <see cref="MemoryJournal"/>'s rows: what grains ask of it.</summary>
public sealed class MemoryUpkeep(MemoryJournal journal, MemoryFaults? faults = null) : ISearchIndex, IDatabaseScrub
{
    private readonly MemoryFaults _faults = faults ?? new MemoryFaults();

    /// <summary>Runs before each batch; a test may let it wait or fail.</summary>
    public Func<long, Task> BeforeBatch { get; set; } = _ => Task.CompletedTask;

    public async Task<int> ReindexContactsAsync(
        long searchVersion, ImmutableHashSet<string> searchableFields, int limit, string phoneRegion = "",
        CancellationToken cancellationToken = default)
    {
        await _faults.BeforeReadAsync();
        await BeforeBatch(searchVersion);
        var outdated = Outdated(searchVersion).Take(limit).ToList();
        foreach (var row in outdated) journal.Replace(Rewritten(row, searchVersion, searchableFields));
        return outdated.Count;
    }

    public Task<int> RefoldAsync(int limit, CancellationToken cancellationToken = default) => Task.FromResult(0);

    public Task<ReindexProgress> ReindexProgressAsync(long searchVersion, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ReindexProgress(Outdated(searchVersion).Count(), journal.All<ContactRow>().Length));

    public Task ScrubAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    private IEnumerable<ContactRow> Outdated(long searchVersion) => journal.All<ContactRow>().Where(row => row.SearchVersion < searchVersion);

    private static ContactRow Rewritten(ContactRow row, long searchVersion, ImmutableHashSet<string> searchableFields)
    {
        var fields = JsonSerializer.Deserialize<ContactView>(row.Document, JournalJson.Options)!.CustomFields;
        return row with
        {
            SearchVersion = searchVersion, SearchableValues = [.. fields.Where(f => searchableFields.Contains(f.Key)).Select(f => f.Value)],
        };
    }
}
