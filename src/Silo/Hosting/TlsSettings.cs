using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ContactCenter.Integrations.Settings;

namespace ContactCenter.Silo.Hosting;

/// <summary>
/// Mutual TLS between the processes of a cluster, section <c>Cluster:Tls</c>: each shows a certificate, and talks only to whoever shows one of the
/// same authority, or one that is listed.
/// </summary>
public sealed class TlsSettings
{
    private const string Section = $"{ClusterSettings.Section}:Tls";

    /// <summary>This process's certificate: a PEM file, or a PFX file with its key.</summary>
    public string? Certificate { get; init; }

    /// <summary>The certificate's private key, a PEM file; absent = it is in the certificate's file.</summary>
    public string? Key { get; init; }

    /// <summary>The password of the PFX file, or of the encrypted key.</summary>
    public string? Password { get; init; }

    /// <summary>The authority (PEM, may hold several and intermediate ones) that has issued the certificates of all processes.</summary>
    public string? CaCertificate { get; init; }

    /// <summary>With an authority that issues certificates for others too: the host names of which a certificate must bear one, separated by commas.</summary>
    public string? Names { get; init; }

    /// <summary>Without an authority: SHA-256 thumbprints of the certificates of all processes, separated by commas.</summary>
    public string? Thumbprints { get; init; }

    public bool IsConfigured => Given(Certificate);

    public IReadOnlyList<string> NameList => Listed(Names);

    public IReadOnlyList<string> ThumbprintList => [.. Listed(Thumbprints).Select(text => text.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant())];

    /// <returns>The reason why the settings cannot work; null = they may.</returns>
    public string? FindFault()
    {
        if (!IsConfigured)
        {
            return Given(Key) || Given(Password) || Given(CaCertificate) || Given(Names) || Given(Thumbprints)
                ? "Tls:Certificate is missing. Without it nothing is encrypted."
                : null;
        }

        if (Given(CaCertificate) == Given(Thumbprints)) return "Tls: say whom to trust, by CaCertificate or by Thumbprints (and not by both).";
        if (Given(Names) && !Given(CaCertificate)) return "Tls: Names need a CaCertificate.";
        return ThumbprintList.Any(text => text.Length != 2 * SHA256.HashSizeInBytes || !text.All(char.IsAsciiHexDigit))
            ? "Tls:Thumbprints are SHA-256, 64 hexadecimal digits each."
            : null;
    }

    /// <exception cref="ConfigurationException">A file is missing, is no certificate or has no key.</exception>
    public X509Certificate2 LoadCertificate()
    {
        var certificate = Load("Certificate", Certificate!, LoadOwn);
        return certificate.HasPrivateKey
            ? certificate
            : throw new ConfigurationException($"Configuration {Section}:Certificate: '{Certificate}' has no private key, and Key names none.");
    }

    /// <returns>Empty = thumbprints decide.</returns>
    /// <exception cref="ConfigurationException">The file is missing or holds no certificate.</exception>
    public X509Certificate2Collection LoadAuthorities() => CaCertificate is not { Length: > 0 } path ? [] : Load("CaCertificate", path, text =>
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(text);
        return authorities.Count > 0 ? authorities : throw new CryptographicException("no PEM certificate in it");
    });

    private static T Load<T>(string key, string path, Func<string, T> load)
    {
        try
        {
            return load(path);
        }
        catch (Exception exception) when (exception is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ConfigurationException($"Configuration {Section}:{key}: '{path}' cannot be read ({exception.Message.TrimEnd('.')}).", exception);
        }
    }

    private X509Certificate2 LoadOwn(string path)
    {
        if (X509Certificate2.GetCertContentType(path) == X509ContentType.Pfx) return X509CertificateLoader.LoadPkcs12FromFile(path, Password);
        var keyPath = Given(Key) ? Key : path;
        using var read = Given(Password)
            ? X509Certificate2.CreateFromEncryptedPemFile(path, Password, keyPath)
            : X509Certificate2.CreateFromPemFile(path, keyPath);
        // A key that was only read from a file cannot be used for TLS on every system; one that was imported can.
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pfx), null);
    }

    private static bool Given(string? value) => !string.IsNullOrWhiteSpace(value);

    private static string[] Listed(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
