using System.Security.Cryptography;
using System.Text;
using ContactCenter.Secrets;
using ContactCenter.Wording;

namespace ContactCenter.Accounts;

/// <summary>
/// Encrypts secrets that must be read again but not by readers of the journal, a snapshot or a backup of either. The key is the
/// installation's and is kept apart from them.
/// </summary>
public sealed class SecretSealer(IServerKeys keys)
{
    private const string Purpose = "account-secrets";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private byte[]? _key;

    /// <param name="owner">The owner of the secret: sealed for one owner, it opens for no other.</param>
    public async Task<string> SealAsync(string owner, byte[] secret)
    {
        var whole = new byte[NonceBytes + TagBytes + secret.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(await KeyAsync(), TagBytes);
        cipher.Encrypt(
            whole.AsSpan(0, NonceBytes), secret, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(owner));
        return Convert.ToBase64String(whole);
    }

    /// <exception cref="CryptographicException">The secret was sealed for another owner, or by another installation.</exception>
    public async Task<byte[]> OpenAsync(string owner, string sealedSecret)
    {
        var whole = Convert.FromBase64String(sealedSecret);
        var secret = new byte[whole.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(await KeyAsync(), TagBytes);
        cipher.Decrypt(
            whole.AsSpan(0, NonceBytes), whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), secret, Encoding.UTF8.GetBytes(owner));
        return secret;
    }

    private async Task<byte[]> KeyAsync() => _key ??= await KeyAsync(keys, Purpose);

    /// <summary>Reads a symmetric key of the installation; the first caller makes it.</summary>
    public static async Task<byte[]> KeyAsync(IServerKeys keys, string purpose, CancellationToken cancellationToken = default)
    {
        var key = await keys.FindByPurposeAsync(purpose, cancellationToken) ?? await keys.GetOrAddAsync(New(purpose), cancellationToken);
        return Convert.FromBase64String(key.PrivateKey);
    }

    private static ServerKey New(string purpose)
    {
        var key = RandomNumberGenerator.GetBytes(KeyBytes);
        return new ServerKey(Hashes.Hex(key, 8), purpose, Convert.ToBase64String(key), "");
    }
}
