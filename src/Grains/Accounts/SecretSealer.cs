using System.Security.Cryptography;
using System.Text;
using ContactCenter.Secrets;
using ContactCenter.Wording;

namespace ContactCenter.Accounts;

/// <summary>
/// Encrypts what must be read again and is nobody's to read in the journal, a snapshot or a backup of either: under a key of the
/// installation that is kept apart from them.
/// </summary>
public sealed class SecretSealer(IServerKeys keys)
{
    private const string Purpose = "account-secrets";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private byte[]? _key;

    /// <param name="owner">Whose it is: sealed for one, it opens for no other.</param>
    public async Task<string> SealAsync(string owner, byte[] secret)
    {
        var whole = new byte[NonceBytes + TagBytes + secret.Length];
        RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(await KeyAsync(), TagBytes);
        cipher.Encrypt(
            whole.AsSpan(0, NonceBytes), secret, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(owner));
        return Convert.ToBase64String(whole);
    }

    /// <exception cref="CryptographicException">It was sealed for somebody else, or elsewhere.</exception>
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

    /// <summary>A symmetric key of the installation, made by whoever needs it first.</summary>
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
