using ContactCenter.Integrations.Mail;
using ContactCenter.Mail;
using Microsoft.Extensions.Time.Testing;

namespace ContactCenter.Tests.Mail;

public sealed class MailFolderTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"contactcenter-mail-{Guid.NewGuid():N}");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public void Dispose()
    {
        if (Directory.Exists(_path)) Directory.Delete(_path, recursive: true);
    }

    [Fact]
    public async Task Mail_is_a_file_that_mail_programs_read()
    {
        using var folder = new MailFolder(_path, _time);
        await folder.SendAsync(new MailText("ada@example.com", "Grüße: your code", "123456\n"));
        var file = Assert.Single(Files());
        Assert.Matches(@"^20260102T030405000Z-[0-9a-f]{8}-[0-9a-f]{16}\.eml$", Path.GetFileName(file));
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal(["To: ada@example.com", "Subject: =?utf-8?B?R3LDvMOfZTogeW91ciBjb2Rl?="], lines.Take(2));
        Assert.Equal(["", "123456"], lines.TakeLast(2));
        Assert.Superset(
            new HashSet<string>
            {
                "Date: Fri, 02 Jan 2026 03:04:05 +0000", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit", "Auto-Submitted: auto-generated",
            },
            lines.ToHashSet());
        Assert.Contains(lines, line => line.StartsWith("Message-Id: <", StringComparison.OrdinalIgnoreCase));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_path));
    }

    [Fact]
    public async Task Mails_of_one_exchange_name_it_and_one_that_is_sent_again_is_the_same()
    {
        using var folder = new MailFolder(_path, _time);
        var answers = new MailReplies("desk@example.com", "Der\r\nTisch ü");
        var mail = new MailText("ada@example.com", "s", "b") { Thread = "room", Key = "room/1", Answers = answers };
        foreach (var each in new[] { mail, mail, mail with { Key = "room/2" } }) await folder.SendAsync(each);
        var mails = Files().Select(file => MimeKit.MimeMessage.Load(file)).ToList();
        Assert.Equal(2, mails.Select(m => m.MessageId).Distinct().Count());
        Assert.Single(mails.Select(m => m.InReplyTo).Distinct());
        Assert.Equal(mails[0].InReplyTo, Assert.Single(mails[0].References));
        Assert.DoesNotContain("room", mails[0].InReplyTo, StringComparison.Ordinal);
        Assert.Equal(("desk@example.com", "Der Tisch ü"), (mails[0].ReplyTo.Mailboxes.Single().Address, mails[0].ReplyTo.Mailboxes.Single().Name));
    }

    [Theory]
    [InlineData("ada@example.com\r\nBcc: eve@example.com", "code")]
    [InlineData("ada@example.com", "code\r\nBcc: eve@example.com")]
    [InlineData("Ada@Example.com", "code")]
    [InlineData("not an address", "code")]
    public async Task Nothing_gets_into_a_header_that_is_no_address_and_no_line(string to, string subject)
    {
        using var folder = new MailFolder(_path, _time);
        await Assert.ThrowsAsync<ArgumentException>(() => folder.SendAsync(new MailText(to, subject, "body")));
        Assert.False(Directory.Exists(_path));
    }

    [Fact]
    public async Task Erasure_deletes_what_was_written_to_these_addresses_however_they_are_written()
    {
        using var folder = new MailFolder(_path, _time);
        Assert.Equal(0, await folder.EraseAsync(["ada@example.com"]));
        await folder.SendAsync(new MailText("ada@example.com", "s", "b"));
        await folder.SendAsync(new MailText("eve@example.com", "s", "b"));
        await folder.SendAsync("+491511234567", "text");
        await folder.SendAsync("+491511234568", "text");
        Assert.Equal(2, await folder.EraseAsync([" Ada@Example.com", "+49 (151) 123-4567", "nobody@example.com"]));
        Assert.Equal(2, Files().Length);
        Assert.All(Files(), file => Assert.Matches("eve@example.com|4568", File.ReadAllText(file)));
    }

    [Fact]
    public async Task Folder_keeps_the_newest()
    {
        using var folder = new MailFolder(_path, _time, filesMax: 5);
        for (var number = 0; number < 12; number++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await folder.SendAsync(new MailText("ada@example.com", "s", $"number {number}"));
            Assert.InRange(Files().Length, 1, 5);
        }

        Assert.Contains("number 11", await File.ReadAllTextAsync(Files()[^1]), StringComparison.Ordinal);
    }

    private string[] Files() => [.. Directory.GetFiles(_path).Order(StringComparer.Ordinal)];
}
