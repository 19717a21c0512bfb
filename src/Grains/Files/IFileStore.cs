namespace ContactCenter.Files;

/// <summary>
/// Keeps the files that were sent with messages, where every process of the installation finds them. A file belongs to one message of one
/// room and goes with the room. The message in the journal says that the file exists, what it is called and who may read it.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps a file, whole or not at all. A file that is kept already under that message stays: a repeated upload changes nothing.</summary>
    /// <param name="content">Read once, piece by piece.</param>
    /// <param name="maxBytes">The most bytes; a larger file is refused.</param>
    /// <returns>The file's size in bytes.</returns>
    /// <exception cref="Errors.ContactCenterException"><see cref="FileErrors.TooLarge"/>.</exception>
    Task<long> SaveAsync(string roomId, string messageId, Stream content, long maxBytes, CancellationToken cancellationToken = default);

    /// <returns>The content, which the caller disposes; null = there is no such file (any more).</returns>
    Task<Stream?> OpenAsync(string roomId, string messageId, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file. May be repeated.</summary>
    Task DeleteAsync(string roomId, string messageId, CancellationToken cancellationToken = default);

    /// <summary>Counts the files of a room.</summary>
    Task<int> CountRoomAsync(string roomId, CancellationToken cancellationToken = default);

    /// <summary>Deletes every file of a room. May be repeated.</summary>
    Task DeleteRoomAsync(string roomId, CancellationToken cancellationToken = default);
}
