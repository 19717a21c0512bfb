namespace ContactCenter.Storage.Journal;

/// <summary>Commits batches on one database. Called by the writer only, one call at a time.</summary>
internal interface IBatchStore : IAsyncDisposable
{
    /// <summary>Writes all entries and directory rows in one transaction and returns the position of the first entry.</summary>
    /// <exception cref="RefusedBatchException">The batch could not be made, or the database refused it: certainly nothing of it is written.</exception>
    /// <remarks>Any other exception means that the outcome is unknown; the next call starts on a new connection.</remarks>
    Task<long> CommitAsync(ReadOnlyMemory<PendingAppend> batch);
}

/// <summary>The reasons for which the database refuses a batch.</summary>
internal enum Refusal
{
    /// <summary>The journal's own rules: a used seq, a used command id, or no entry at AfterSeq.</summary>
    Journal,

    /// <summary>A uniqueness rule of the directory.</summary>
    Directory,

    /// <summary>A value that cannot be written.</summary>
    Value,
}

/// <summary>The database refused a batch as a whole; with more than one append in it, it is not said whose fault it was.</summary>
internal sealed class RefusedBatchException(Refusal refusal, string rule, Exception? inner = null)
    : Exception($"The database refused the batch: {rule}.", inner)
{
    public Refusal Refusal { get; } = refusal;

    /// <summary>The broken rule: a name of <see cref="ContactCenter.Listing.DirectoryConstraints"/> or the database's own code.</summary>
    public string Rule { get; } = rule;
}
