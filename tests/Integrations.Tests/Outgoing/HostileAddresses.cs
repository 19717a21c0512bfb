namespace ContactCenter.Tests.Outgoing;

/// <summary>Addresses that lead, or pretend to lead, where this server must not call. <c>{port}</c> is one on which a test listens.</summary>
internal static class HostileAddresses
{
    private static readonly string[] Version4 =
    [
        "http://127.0.0.1:{port}/", "http://127.0.0.2:{port}/", "http://127.255.255.254/", "http://127.1:{port}/", "http://127.0.1:{port}/",
        "http://2130706433:{port}/", "http://0x7f000001:{port}/", "http://0x7f.0.0.1:{port}/", "http://0x7F.1/", "http://0177.0.0.1:{port}/",
        "http://017700000001/", "http://00000177.0.0.1/", "http://127.0.0.1.:{port}/", " http://127.0.0.1:{port}/", "https://127.0.0.1:{port}/",
        "http://0.0.0.0:{port}/", "http://0:{port}/", "http://0.1.2.3/", "http://10.0.0.1/", "http://10.255.255.255/", "http://0xa.0.0.1/",
        "http://012.0.0.1/", "http://167772161/", "http://172.16.0.1/", "http://172.31.255.254/", "http://192.168.0.1/", "http://192.168.1.1:8080/",
        "http://3232235777/", "http://0xc0a80101/", "http://0300.0250.1.1/", "http://169.254.169.254/latest/meta-data/", "http://2852039166/",
        "http://0xa9fea9fe/", "http://0251.0376.0251.0376/", "http://169.254.170.2/v2/credentials", "http://169.254.0.1/", "http://100.64.0.1/",
        "http://100.100.100.200/", "http://100.127.255.255/", "http://192.0.0.192/", "http://192.0.0.1/", "http://192.0.2.1/", "http://192.88.99.1/",
        "http://198.18.0.1/", "http://198.19.255.255/", "http://198.51.100.7/", "http://203.0.113.7/", "http://224.0.0.1/", "http://239.255.255.250:1900/",
        "http://240.0.0.1/", "http://255.255.255.255/", "http://168.63.129.16/metadata",
    ];

    private static readonly string[] Version6 =
    [
        "http://[::1]:{port}/", "http://[0:0:0:0:0:0:0:1]:{port}/", "http://[::]:{port}/", "http://[::ffff:127.0.0.1]:{port}/",
        "http://[::ffff:7f00:1]:{port}/", "http://[0:0:0:0:0:ffff:127.0.0.1]:{port}/", "http://[::ffff:10.0.0.1]/", "http://[::ffff:169.254.169.254]/",
        "http://[::ffff:192.168.0.1]/", "http://[::ffff:0.0.0.0]/", "http://[::127.0.0.1]:{port}/", "http://[::7f00:1]/", "http://[::10.0.0.1]/",
        "http://[64:ff9b::127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::a9fe:a9fe]/", "http://[64:ff9b::10.0.0.1]/",
        "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/", "http://[2002:c0a8:101::1]/",
        "http://[2002:808:808::1]/", "http://[2001::1]/", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://[2001:db8::1]/",
        "http://[2001:10::1]/", "http://[3fff::1]/", "http://[fe80::1]/", "http://[fe80::1%25eth0]/", "http://[febf::1]/", "http://[fec0::1]/",
        "http://[fc00::1]/", "http://[fd00:ec2::254]/latest/meta-data/", "http://[fd12:3456:789a::1]/", "http://[ff02::1]/", "http://[ff0e::1]/",
        "http://[100::1]/", "http://[5f00::1]/", "http://[4000::1]/", "http://[2606:4700::5efe:7f00:1]/", "http://[2606:4700::200:5efe:a00:1]/",
    ];

    /// <summary>The tests' own look-up answers for them; whatever it does not know is 127.0.0.1.</summary>
    private static readonly string[] Names =
    [
        "http://localhost:{port}/", "http://LOCALHOST:{port}/", "http://localhost.:{port}/", "http://foo.localhost:{port}/", "http://localhost.localdomain/",
        "http://ip6-localhost/", "http://internal.example/", "http://metadata.google.internal/computeMetadata/v1/", "http://mapped.example/",
        "http://unique-local.example/", "http://link-local.example/", "http://app.127.0.0.1.wild.example:{port}/", "http://zero.example/",
        "http://kubernetes.default.svc/", "http://host.docker.internal/", "http://postgres:5432/", "http://only-private.example/",
        "http://xn--e1afmkfd.example:{port}/", "http://пример.example:{port}/", "http://127。0。0。1:{port}/", "http://１２７.０.０.１:{port}/",
        "http://①②⑦.⓪.⓪.①:{port}/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/", "http://ｌｏｃａｌｈｏｓｔ:{port}/", "http://127.0.0.1.example:{port}/",
    ];

    private static readonly string[] Tricks =
    [
        "http://example.com@127.0.0.1:{port}/", "http://example.com:80@127.0.0.1:{port}/", "http://user@example.com/", "http://user:secret@example.com/",
        "http://:@example.com/", "http://127.0.0.1:{port}@example.com/", "http://example.com%40127.0.0.1:{port}/", "https://a:b@[::1]:{port}/",
        "http://example.com:0/", "http://example.com:99999/", "http://example.com:-1/", "http://:80/", "http://", "http:///", "https://[::1", "http://%",
        "", " ", "example.com", "127.0.0.1:{port}", "//127.0.0.1:{port}/", "/etc/passwd", "\\\\127.0.0.1\\share", "http://localhost%00.example.com/",
        "file:///etc/passwd", "file://localhost/etc/passwd", "FILE:///etc/passwd", "gopher://127.0.0.1:6379/_INFO", "ftp://example.com/", "ftps://example.com/",
        "dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "ws://127.0.0.1:{port}/", "wss://example.com/", "javascript:alert(1)", "data:text/plain,hi",
        "jar:http://example.com!/", "mailto:somebody@example.com", "about:blank", "blob:http://example.com/1", "unix:/var/run/docker.sock",
        "http+unix://%2Fvar%2Frun%2Fdocker.sock/info", "netdoc:///etc/passwd", "ssh://127.0.0.1/", "tftp://127.0.0.1/x", "view-source:http://127.0.0.1/",
    ];

    public static IEnumerable<string> All => [.. Version4, .. Version6, .. Names, .. Tricks];
}
