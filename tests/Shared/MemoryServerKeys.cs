using System.Collections.Concurrent;
using ContactCenter.Secrets;

namespace ContactCenter.Tests;

/// <summary>Keys in memory.</summary>
public sealed class MemoryServerKeys : IServerKeys
{
    private readonly ConcurrentDictionary<string, ServerKey> _keys = new();

    public Task<ServerKey> GetOrAddAsync(ServerKey offered, CancellationToken cancellationToken = default) =>
        Task.FromResult(_keys.GetOrAdd(offered.Purpose, offered));

    public Task<ServerKey?> FindByPurposeAsync(string purpose, CancellationToken cancellationToken = default) =>
        Task.FromResult(_keys.GetValueOrDefault(purpose));

    public Task<ServerKey?> FindAsync(string keyId, CancellationToken cancellationToken = default) =>
        Task.FromResult(_keys.Values.FirstOrDefault(key => key.KeyId == keyId));
}
