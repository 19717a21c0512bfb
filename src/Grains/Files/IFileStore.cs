namespace ContactCenter.Files;

/// <summary>
/// Keeps what was sent with messages, where every process of the installation finds it. A file belongs to one message of one room and goes with the room;
/// the message in the journal says that it exists, what it is called and who may read it.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps a file, whole or not at all. One that is kept already under that message stays as it is: a repeated upload changes nothing.</summary>
    /// <param name="content">Read once, piece by piece.</param>
    /// <param name="maxBytes">More than this is refused.</param>
    /// <returns>Its size in bytes.</returns>
    /// <exception cref="Errors.ContactCenterException"><see cref="FileErrors.TooLarge"/>.</exception>
    Task<long> SaveAsync(string roomId, string messageId, Stream content, long maxBytes, CancellationToken cancellationToken = default);

    /// <returns>Null = there is no such file (any more). The caller disposes it.</returns>
    Task<Stream?> OpenAsync(string roomId, string messageId, CancellationToken cancellationToken = default);

    /// <summary>May be repeated.</summary>
    Task DeleteAsync(string roomId, string messageId, CancellationToken cancellationToken = default);

    /// <summary>How many files a room has.</summary>
    Task<int> CountRoomAsync(string roomId, CancellationToken cancellationToken = default);

    /// <summary>Removes every file of a room. May be repeated.</summary>
    Task DeleteRoomAsync(string roomId, CancellationToken cancellationToken = default);
}
