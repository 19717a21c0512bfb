namespace ContactCenter.Listing;

/// <summary>Cleans the files of the database.</summary>
public interface IDatabaseScrub
{
    /// <summary>After an erasure: makes sure that the files of the database hold nothing of what was deleted, where the database allows it.</summary>
    Task ScrubAsync(CancellationToken cancellationToken = default);
}
