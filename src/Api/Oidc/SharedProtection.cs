using System.Security.Cryptography;
using System.Text;
using ContactCenter.Secrets;
using Microsoft.AspNetCore.DataProtection;

namespace ContactCenter.Api.Oidc;

/// <summary>
/// Encrypts what a browser carries between the beginning and the end of a sign-in, under the installation's key: whichever node it comes
/// back to can read it.
/// </summary>
internal sealed class SharedProtection(IServerKeys keys) : IDataProtectionProvider, IHostedService
{
    private const string Purpose = "sign-in-state";

    private byte[]? _key;

    public async Task StartAsync(CancellationToken cancellationToken) => _key = await SecretSealer.KeyAsync(keys, Purpose, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public IDataProtector CreateProtector(string purpose) => new Protector(this, purpose);

    private byte[] KeyFor(string purpose) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, _key ?? throw new InvalidOperationException("The server has not started."), 32, info: Encoding.UTF8.GetBytes(purpose));

    private sealed class Protector(SharedProtection shared, string purpose) : IDataProtector
    {
        private const int NonceBytes = 12;
        private const int TagBytes = 16;

        public IDataProtector CreateProtector(string sub) => new Protector(shared, $"{purpose.Length}:{purpose}{sub}");

        public byte[] Protect(byte[] plaintext)
        {
            var whole = new byte[NonceBytes + TagBytes + plaintext.Length];
            RandomNumberGenerator.Fill(whole.AsSpan(0, NonceBytes));
            using var cipher = new AesGcm(shared.KeyFor(purpose), TagBytes);
            cipher.Encrypt(whole.AsSpan(0, NonceBytes), plaintext, whole.AsSpan(NonceBytes + TagBytes), whole.AsSpan(NonceBytes, TagBytes));
            return whole;
        }

        public byte[] Unprotect(byte[] protectedData)
        {
            if (protectedData.Length < NonceBytes + TagBytes) throw new CryptographicException("Too short.");
            var plain = new byte[protectedData.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(shared.KeyFor(purpose), TagBytes);
            cipher.Decrypt(
                protectedData.AsSpan(0, NonceBytes), protectedData.AsSpan(NonceBytes + TagBytes), protectedData.AsSpan(NonceBytes, TagBytes), plain);
            return plain;
        }
    }
}
