namespace ContactCenter.Blocks;

/// <summary>Counts what blocks refuse: a number for each block, never the attempt itself.</summary>
public interface IBlockRefusals
{
    /// <summary>
    /// Counts one refusal. Returns at once; the count reaches the directory a moment later. A process that is killed loses that moment's
    /// count.
    /// </summary>
    void Count(string blockId);

    /// <summary>Writes now what was counted so far.</summary>
    Task FlushAsync(CancellationToken cancellationToken = default);
}
