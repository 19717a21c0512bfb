using System.Security.Cryptography;
using ContactCenter.Secrets;
using ContactCenter.Wording;

namespace ContactCenter.Erasure;

/// <summary>Signs receipts with the installation's key, which the first receipt makes, and checks signatures.</summary>
public sealed class ReceiptSigner(IServerKeys keys)
{
    private const string Purpose = "erasure-receipts";
    private const int KeyIdBytes = 8;

    public async Task<ErasureReceipt> SignAsync(ErasureReceipt receipt, CancellationToken cancellationToken = default)
    {
        var key = await keys.FindByPurposeAsync(Purpose, cancellationToken) ?? await keys.GetOrAddAsync(NewKey(), cancellationToken);
        var named = receipt with { PublicKeyId = key.KeyId };
        using var pair = ECDsa.Create();
        pair.ImportFromPem(key.PrivateKey);
        var signature = pair.SignData(ReceiptText.Of(named), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return named with { Signature = Convert.ToBase64String(signature) };
    }

    /// <summary>Tells whether this installation signed exactly this receipt.</summary>
    public async Task<bool> VerifyAsync(ErasureReceipt receipt, CancellationToken cancellationToken = default)
    {
        if (await keys.FindAsync(receipt.PublicKeyId, cancellationToken) is not { Purpose: Purpose } key) return false;
        var signature = new byte[receipt.Signature.Length];
        if (!Convert.TryFromBase64String(receipt.Signature, signature, out var length)) return false;
        using var pair = ECDsa.Create();
        pair.ImportFromPem(key.PublicKey);
        return pair.VerifyData(
            ReceiptText.Of(receipt), signature.AsSpan(0, length), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>The public key of a receipt, as PEM.</summary>
    public async Task<string?> PublicKeyAsync(ErasureReceipt receipt, CancellationToken cancellationToken = default) =>
        (await keys.FindAsync(receipt.PublicKeyId, cancellationToken))?.PublicKey;

    private static ServerKey NewKey()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var keyId = Hashes.Hex(pair.ExportSubjectPublicKeyInfo(), KeyIdBytes);
        return new ServerKey(keyId, Purpose, pair.ExportPkcs8PrivateKeyPem(), pair.ExportSubjectPublicKeyInfoPem());
    }
}
