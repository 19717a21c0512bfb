using System.Collections.Concurrent;
using ContactCenter.Files;

namespace ContactCenter.Tests;

/// <summary>Files in memory.</summary>
public sealed class MemoryFiles : IFileStore
{
    private readonly ConcurrentDictionary<(string RoomId, string MessageId), byte[]> _files = [];

    public IReadOnlyCollection<(string RoomId, string MessageId)> Kept => [.. _files.Keys];

    public async Task<long> SaveAsync(string roomId, string messageId, Stream content, long maxBytes, CancellationToken cancellationToken = default)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        return _files.GetOrAdd((roomId, messageId), copy.ToArray()).Length;
    }

    public Task<Stream?> OpenAsync(string roomId, string messageId, CancellationToken cancellationToken = default) =>
        Task.FromResult<Stream?>(_files.TryGetValue((roomId, messageId), out var bytes) ? new MemoryStream(bytes) : null);

    public Task DeleteAsync(string roomId, string messageId, CancellationToken cancellationToken = default)
    {
        _files.TryRemove((roomId, messageId), out _);
        return Task.CompletedTask;
    }

    public Task<int> CountRoomAsync(string roomId, CancellationToken cancellationToken = default) =>
        Task.FromResult(_files.Keys.Count(key => key.RoomId == roomId));

    public Task DeleteRoomAsync(string roomId, CancellationToken cancellationToken = default)
    {
        foreach (var key in _files.Keys.Where(key => key.RoomId == roomId)) _files.TryRemove(key, out _);
        return Task.CompletedTask;
    }
}
