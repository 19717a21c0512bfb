using System.Collections.Immutable;
using System.Diagnostics;
using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Listing;

namespace ContactCenter.Storage.Journal;

/// <summary>An append on its way: what to write, ready to be put beside what others write, and whom to tell.</summary>
/// <exception cref="ArgumentException">The databases cannot hold a value of it.</exception>
internal sealed class PendingAppend(JournalAppend append)
{
    // Callers are grains and requests: their continuations must not run on the writer.
    private readonly TaskCompletionSource<AppendOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public JournalAppend Append { get; } = append;

    /// <summary>The append and its companions, in the order in which they are written.</summary>
    public ImmutableArray<JournalAppend> Members { get; } = append.With.IsDefaultOrEmpty ? [append] : [append, .. append.With];

    /// <summary>The directory rows of all members, in the order in which they are written.</summary>
    public ImmutableArray<ReadyRow> Rows { get; } = RowsOf(append);

    /// <summary>Entries of all members.</summary>
    public int EntryCount { get; } =
        append.Entries.Length + (append.With.IsDefaultOrEmpty ? 0 : append.With.Sum(with => with.Entries.Length));

    /// <summary>Characters that travel to the database, roughly.</summary>
    public long Characters { get; } = CountCharacters(append);

    /// <summary>The trace of the caller; default = it is not traced.</summary>
    public ActivityContext Trace { get; } = Activity.Current?.Context ?? default;

    public Task<AppendOutcome> Outcome => _outcome.Task;

    public void Complete(AppendOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception exception) => _outcome.TrySetException(exception);

    /// <summary>The directory rows of a batch, in the order in which they are written.</summary>
    public static List<ReadyRow> RowsOf(ReadOnlySpan<PendingAppend> batch)
    {
        var rows = new List<ReadyRow>();
        foreach (var pending in batch) rows.AddRange(pending.Rows);
        return rows;
    }

    private static ImmutableArray<ReadyRow> RowsOf(JournalAppend append)
    {
        var rows = ImmutableArray.CreateBuilder<ReadyRow>(append.Rows.Length);
        foreach (var row in append.Rows) rows.Add(ReadyRow.Of(row));
        if (!append.With.IsDefaultOrEmpty)
            foreach (var with in append.With) rows.AddRange(RowsOf(with));
        return rows.DrainToImmutable();
    }

    private static long CountCharacters(JournalAppend append)
    {
        long characters = 0;
        foreach (var entry in append.Entries) characters += entry.Data.Length;
        foreach (var row in append.Rows) characters += DirectoryTables.CharactersOf(row);
        if (!append.With.IsDefaultOrEmpty) characters += append.With.Sum(CountCharacters);
        return characters;
    }
}
