namespace ContactCenter.Secrets;

/// <summary>Keeps the installation's own keys: the same on every node, made once, stored in the database.</summary>
public interface IServerKeys
{
    /// <summary>Adds a key for a purpose, or returns the one that is there. Of several that are offered, the first stays.</summary>
    Task<ServerKey> GetOrAddAsync(ServerKey offered, CancellationToken cancellationToken = default);

    Task<ServerKey?> FindByPurposeAsync(string purpose, CancellationToken cancellationToken = default);

    Task<ServerKey?> FindAsync(string keyId, CancellationToken cancellationToken = default);
}

/// <param name="KeyId">16 hexadecimal digits: the beginning of a SHA-256 of the public or symmetric key, or random.</param>
/// <param name="PrivateKey">The secret: PKCS#8 as PEM, or a symmetric key in Base64. Whoever has it can act as this installation.</param>
/// <param name="PublicKey">PEM, for whoever wants to check signatures; empty for a symmetric key.</param>
public sealed record ServerKey(string KeyId, string Purpose, string PrivateKey, string PublicKey);
