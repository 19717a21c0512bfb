using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ContactCenter.Integrations.Settings;
using ContactCenter.Silo.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContactCenter.Tests.Hosting;

/// <summary>The address on which a silo listens, and the certificates that it accepts as its cluster's.</summary>
public sealed class ClusterSettingsTests : IDisposable
{
    private readonly TestCertificates _ours = new();
    private readonly TestCertificates _others = new();

    public void Dispose()
    {
        _ours.Dispose();
        _others.Dispose();
    }

    [Theory]
    [InlineData(null, null, "127.0.0.1", "127.0.0.1")]
    [InlineData("10.1.2.3", null, "10.1.2.3", "10.1.2.3")]
    [InlineData("10.1.2.3", "0.0.0.0", "10.1.2.3", "0.0.0.0")]
    [InlineData("127.0.0.2", "127.0.0.3", "127.0.0.2", "127.0.0.3")]
    public void Silo_listens_on_the_configured_address_alone(string? advertised, string? listen, string reached, string listening)
    {
        var settings = Read(("AdvertisedAddress", advertised), ("ListenAddress", listen));
        Assert.Equal((IPAddress.Parse(reached), IPAddress.Parse(listening)), (settings.FindAdvertised(), settings.FindListening()));
    }

    [Theory]
    [InlineData(null, false, 0)]
    [InlineData("127.0.0.2", false, 0)]
    [InlineData("10.1.2.3", false, 1)]
    [InlineData("0.0.0.0", false, 1)]
    [InlineData("::", false, 1)]
    [InlineData("10.1.2.3", true, 0)]
    public async Task Silo_that_others_can_reach_without_tls_warns_once_at_start(string? address, bool isSecured, int warnings)
    {
        (string, string?)[] tls = isSecured ? [("Tls:Certificate", "node.pem"), ("Tls:CaCertificate", "ca.pem")] : [];
        var log = new CapturedLog();
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(log));
        await new ClusterReport(Read([("ListenAddress", address), .. tls]), loggers.CreateLogger<ClusterReport>()).StartAsync(CancellationToken.None);
        Assert.Equal(warnings, log.Lines.Count(line => line.Contains("Cluster:Tls:Certificate", StringComparison.Ordinal)));
    }

    [Fact]
    public void Name_is_looked_up_and_one_that_nobody_knows_is_said()
    {
        Assert.True(IPAddress.IsLoopback(Read(("AdvertisedAddress", "localhost")).FindAdvertised()));
        var refused = Assert.Throws<ConfigurationException>(() => Read(("AdvertisedAddress", "no such host")).FindAdvertised());
        Assert.Contains("Cluster:AdvertisedAddress: 'no such host'", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Certificate is missing", "CaCertificate", "ca.pem")]
    [InlineData("Certificate is missing", "Key", "node.key")]
    [InlineData("whom to trust", "Certificate", "node.pem")]
    [InlineData("not by both", "Certificate", "node.pem", "CaCertificate", "ca.pem", "Thumbprints", "00")]
    [InlineData("Names need", "Certificate", "node.pem", "Thumbprints", "00", "Names", "silo")]
    [InlineData("64 hexadecimal", "Certificate", "node.pem", "Thumbprints", "00")]
    public void Tls_that_cannot_work_is_refused_with_a_sentence(string says, params string[] settings)
    {
        var values = settings.Chunk(2).Select(pair => ($"Tls:{pair[0]}", (string?)pair[1])).ToArray();
        Assert.Contains(says, Assert.Throws<OptionsValidationException>(() => Read(values)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_missing_or_something_else_is_named()
    {
        var (certificate, key) = _ours.IssueFiles("silo");
        var nonsense = _ours.Write("nonsense.pem", "nonsense");
        AssertNames("Certificate", "/no/such/file.pem", tls => tls.LoadCertificate(),
            ("Certificate", "/no/such/file.pem"), ("CaCertificate", _ours.AuthorityPath));
        AssertNames("Certificate", nonsense, tls => tls.LoadCertificate(), ("Certificate", nonsense), ("CaCertificate", _ours.AuthorityPath));
        AssertNames("Certificate", certificate, tls => tls.LoadCertificate(), ("Certificate", certificate), ("CaCertificate", _ours.AuthorityPath));
        AssertNames("Certificate", certificate, tls => tls.LoadCertificate(),
            ("Certificate", certificate), ("Key", _others.IssueFiles("other").Key), ("CaCertificate", _ours.AuthorityPath));
        AssertNames("CaCertificate", nonsense, tls => tls.LoadAuthorities(), ("Certificate", certificate), ("Key", key), ("CaCertificate", nonsense));
    }

    [Fact]
    public void Certificate_is_read_from_every_usual_kind_of_file()
    {
        using var issued = _ours.Issue("silo");
        var (certificate, key) = _ours.IssueFiles("silo");
        using var ecdsa = issued.GetECDsaPrivateKey()!;
        var encrypted = ecdsa.ExportEncryptedPkcs8PrivateKeyPem("secret", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
        foreach (var settings in new (string, string)[][]
        {
            [("Certificate", certificate), ("Key", key)],
            [("Certificate", _ours.Write("both.pem", File.ReadAllText(certificate) + "\n" + File.ReadAllText(key)))],
            [("Certificate", _ours.Write("plain.pem", issued.ExportCertificatePem())), ("Key", _ours.Write("secret.key", encrypted)), ("Password", "secret")],
            [("Certificate", _ours.Write("node.pfx", issued.Export(X509ContentType.Pfx, "secret"))), ("Password", "secret")],
        })
        {
            using var loaded = Tls([.. settings, ("CaCertificate", _ours.AuthorityPath)]).LoadCertificate();
            Assert.Equal((true, "CN=silo"), (loaded.HasPrivateKey, loaded.Subject));
        }
    }

    [Fact]
    public void Only_certificates_of_the_authority_are_trusted_and_of_those_only_the_named()
    {
        using var ours = _ours.Issue("silo.inside");
        using var expired = _ours.Issue("silo.inside", validDays: -1);
        using var foreign = _others.Issue("silo.inside");
        var any = new PeerTrust(Authorities(), [], []);
        Assert.Equal((true, false, false), (any.Trusts(ours, []), any.Trusts(expired, []), any.Trusts(foreign, [])));
        // A stranger may send its own authority along: that makes it no authority of ours.
        Assert.False(any.Trusts(foreign, AuthoritiesOf(_others.AuthorityPath)));
        Assert.True(new PeerTrust(Authorities(), ["api.inside", "silo.inside"], []).Trusts(ours, []));
        Assert.False(new PeerTrust(Authorities(), ["api.inside"], []).Trusts(ours, []));
    }

    [Fact]
    public void Without_an_authority_thumbprints_decide()
    {
        using var ours = _ours.Issue("silo");
        using var other = _ours.Issue("silo");
        var text = string.Join(':', Convert.ToHexStringLower(ours.GetCertHash(HashAlgorithmName.SHA256)).Chunk(2).Select(part => new string(part)));
        var trust = new PeerTrust([], [], Tls([("Certificate", "node.pem"), ("Thumbprints", text)]).ThumbprintList);
        Assert.Equal((true, false), (trust.Trusts(ours, []), trust.Trusts(other, [])));
    }

    private X509Certificate2Collection Authorities() => AuthoritiesOf(_ours.AuthorityPath);

    private static X509Certificate2Collection AuthoritiesOf(string path) =>
        Tls([("Certificate", "node.pem"), ("CaCertificate", path)]).LoadAuthorities();

    private static void AssertNames(string key, string path, Func<TlsSettings, object> load, params (string, string)[] settings)
    {
        var refused = Assert.Throws<ConfigurationException>(() => load(Tls(settings)));
        Assert.Contains($"Cluster:Tls:{key}: '{path}'", refused.Message, StringComparison.Ordinal);
    }

    private static TlsSettings Tls((string Key, string Value)[] settings) => Read([.. settings.Select(one => ($"Tls:{one.Key}", (string?)one.Value))]).Tls;

    private static ClusterSettings Read(params (string Key, string? Value)[] settings) => ClusterSettings.Read(Configuration(settings));

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(one => new KeyValuePair<string, string?>($"Cluster:{one.Key}", one.Value))).Build();
}
