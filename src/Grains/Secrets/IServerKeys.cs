namespace ContactCenter.Secrets;

/// <summary>The installation's own keys: the same on every node, made once, kept in the database.</summary>
public interface IServerKeys
{
    /// <summary>The key for a purpose. Of several that are offered for the same one, the first stays.</summary>
    Task<ServerKey> GetOrAddAsync(ServerKey offered, CancellationToken cancellationToken = default);

    Task<ServerKey?> FindByPurposeAsync(string purpose, CancellationToken cancellationToken = default);

    Task<ServerKey?> FindAsync(string keyId, CancellationToken cancellationToken = default);
}

/// <param name="KeyId">16 hexadecimal digits: the beginning of the SHA-256 of the public key.</param>
/// <param name="PrivateKey">PKCS#8 as PEM. A secret: whoever has it can sign as this installation.</param>
/// <param name="PublicKey">PEM, for whoever wants to check.</param>
public sealed record ServerKey(string KeyId, string Purpose, string PrivateKey, string PublicKey);
