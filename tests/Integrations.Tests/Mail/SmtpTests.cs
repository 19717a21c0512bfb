using System.Text;
using ContactCenter.Integrations.Mail;
using ContactCenter.Integrations.Settings;
using ContactCenter.Mail;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContactCenter.Tests.Mail;

public sealed class SmtpTests : IDisposable
{
    private readonly CapturedLog _log = new();
    private readonly LoggerFactory _logging;

    public SmtpTests() => _logging = new LoggerFactory([_log]);

    public void Dispose() => _logging.Dispose();

    [Fact]
    public async Task Mail_arrives_at_the_server()
    {
        await using var server = new LoopbackSmtp();
        using var sender = Sender(server.Port);
        await sender.SendAsync(new MailText("ada@example.com", "Contact Center: your code", "123456 is your code\n"));
        var received = Assert.Single(server.Received);
        Assert.Contains("MAIL FROM:<desk@example.com>", received, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<ada@example.com>", received, StringComparison.Ordinal);
        Assert.Contains("Contact Center: your code", received, StringComparison.Ordinal);
        Assert.Contains("123456 is your code", Body(received), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("désirée@example.com", "RCPT TO:<désirée@example.com>")]
    [InlineData("ada@bücher.example", "RCPT TO:<ada@bücher.example>")]
    public async Task Address_that_is_not_ascii_is_sent_to(string address, string recipient)
    {
        await using var server = new LoopbackSmtp();
        using var sender = Sender(server.Port);
        await sender.SendAsync(new MailText(address, "Grüße", "Ä ö ü\n.\nafter the dot\n") { Answers = new MailReplies("desk@example.com") });
        var received = Assert.Single(server.Received);
        Assert.Contains(recipient, received, StringComparison.Ordinal);
        Assert.Contains("Reply-To: desk@example.com", received, StringComparison.Ordinal);
        Assert.Contains("From: Desk <desk@example.com>", received, StringComparison.Ordinal);
        Assert.Contains("@example.com>", received[received.IndexOf("Message-Id:", StringComparison.OrdinalIgnoreCase)..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_of_the_server_is_told_and_the_address_is_not_logged()
    {
        await using var server = new LoopbackSmtp("550 no such mailbox ada@example.com");
        using var sender = Sender(server.Port);
        await Assert.ThrowsAnyAsync<SmtpCommandException>(() => sender.SendAsync(new MailText("ada@example.com", "s", "b")));
        Assert.Contains(_log.Lines, line => line.Contains("MailboxUnavailable", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.Contains("ada@", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_that_says_nothing_is_given_up()
    {
        await using var server = new LoopbackSmtp("");
        using var sender = Sender(server.Port, timeoutSeconds: 1);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sender.SendAsync(new MailText("ada@example.com", "s", "b")));
    }

    [Fact]
    public async Task Recipient_that_would_add_a_header_is_never_sent()
    {
        await using var server = new LoopbackSmtp();
        using var sender = Sender(server.Port);
        await Assert.ThrowsAsync<ArgumentException>(() => sender.SendAsync(new MailText("ada@example.com\r\nDATA", "s", "b")));
        Assert.Empty(server.Received);
    }

    [Theory]
    [InlineData("Smtp:Port", "0")]
    [InlineData("Smtp:Port", "mail")]
    [InlineData("Smtp:From", "nobody")]
    [InlineData("Smtp:TimeoutSeconds", "100")]
    public void Wrong_configuration_is_refused_at_start(string key, string value)
    {
        var configuration = Configuration(25, 10);
        configuration[key] = value;
        Assert.Throws<OptionsValidationException>(() => Read(configuration));
    }

    [Fact]
    public void Without_a_host_there_is_no_server() => Assert.False(Read(new ConfigurationBuilder().Build()).IsConfigured);

    private SmtpMailSender Sender(int port, int timeoutSeconds = 10) => new(
        Read(Configuration(port, timeoutSeconds)), TimeProvider.System, _logging.CreateLogger<SmtpMailSender>());

    private static IConfigurationRoot Configuration(int port, int timeoutSeconds) => new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?>
        {
            ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = $"{port}", ["Smtp:From"] = "Desk <desk@example.com>", ["Smtp:UseTls"] = "false",
            ["Smtp:TimeoutSeconds"] = $"{timeoutSeconds}",
        }).Build();

    private static SmtpSettings Read(IConfiguration configuration) => CheckedSettings.Read<SmtpSettings>(configuration, SmtpSettings.Section);

    /// <summary>The library may write the text as base64.</summary>
    private static string Body(string received)
    {
        var body = received[(received.ReplaceLineEndings("\n").IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Trim();
        return received.Contains("base64", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(Convert.FromBase64String(body)) : body;
    }
}
