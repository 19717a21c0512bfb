using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ContactCenter.Silo.Hosting;

/// <summary>Tells which certificates belong to processes of this cluster.</summary>
/// <param name="authorities">Empty = <paramref name="thumbprints"/> decide.</param>
/// <param name="names">Empty = every certificate of the authorities.</param>
internal sealed class PeerTrust(X509Certificate2Collection authorities, IReadOnlyList<string> names, IReadOnlyList<string> thumbprints)
{
    /// <param name="sent">Certificates that came along with it.</param>
    public bool Trusts(X509Certificate2 certificate, X509Certificate2Collection sent)
    {
        if (authorities.Count == 0) return thumbprints.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256), StringComparer.OrdinalIgnoreCase);
        if (names.Count > 0 && !names.Any(name => certificate.MatchesHostname(name))) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(authorities);
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        // The authority is the operator's own; it publishes no list of what it took back.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        return chain.Build(certificate);
    }
}
