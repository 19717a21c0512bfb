using System.Text;
using ContactCenter.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Directory;
using ContactCenter.Silo.Conversations;
using Microsoft.Extensions.Configuration;
using UglyToad.PdfPig;

namespace ContactCenter.Tests.Transcripts;

/// <summary>What a transcript's document says, read back by another library than the one that wrote it.</summary>
public sealed class TranscriptPdfTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly ConversationView Conversation = new()
    {
        RoomId = "r", Visitor = new ConversationVisitor("v", "guest-1", "Ada"), ContactId = "c", Name = "Somebody else's name",
        Status = ConversationStatuses.Closed, Source = new ChannelSource("api"), OpenedAt = Now, ClosedAt = Now.AddMinutes(5),
        ServedBy = new ServedBy("a", "grace", Now), ClosingComment = "Solved",
    };

    [Fact]
    public void Document_says_who_wrote_what_and_when_in_order()
    {
        var text = Text(Write([Message(2, "Где мой счёт?", "Ada"), Message(3, "Ich prüfe das für Sie – 5 €.", "Grace")]));
        Assert.Contains("Conversation with Ada", text, StringComparison.Ordinal);
        Assert.Contains("Served by grace", text, StringComparison.Ordinal);
        Assert.Contains("Closed 2026-11-22 09:05:00 UTC", text, StringComparison.Ordinal);
        Assert.Contains("Solved", text, StringComparison.Ordinal);
        Assert.Contains("Ada   2026-11-22 09:02:00 UTC", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("Где мой счёт?", StringComparison.Ordinal) < text.IndexOf("Ich prüfe das für Sie – 5 €.", StringComparison.Ordinal));
        Assert.DoesNotContain("Somebody else's name", text, StringComparison.Ordinal);
        Assert.DoesNotContain(TranscriptText.EarlierLeftOut, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_transcript_goes_on_over_numbered_pages_and_says_that_earlier_messages_are_left_out()
    {
        var words = string.Join(' ', Enumerable.Range(0, 4_000).Select(number => $"word{number}"));
        using var document = PdfDocument.Open(Write([Message(2, words, "Ada")], isWhole: false));
        Assert.InRange(document.NumberOfPages, 5, 20);
        var text = string.Join(' ', document.GetPages().Select(Text));
        Assert.All(Enumerable.Range(0, 4_000), number => Assert.Contains($"word{number}", text, StringComparison.Ordinal));
        Assert.Contains(TranscriptText.EarlierLeftOut, text, StringComparison.Ordinal);
        Assert.Contains($"2 / {document.NumberOfPages}", text, StringComparison.Ordinal);
    }

    /// <summary>A document that cannot be made would be tried again for ever.</summary>
    [Fact]
    public void Any_text_becomes_a_document()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < 100; i++)
        {
            var text = Scrambled(random);
            try
            {
                using var document = PdfDocument.Open(Write([Message(2, text, text[..(text.Length / 2)])]));
                Assert.True(document.NumberOfPages > 0);
            }
            catch (Exception exception)
            {
                Assert.Fail($"Seed {seed}, text {i}: {exception}");
            }
        }
    }

    [Fact]
    public void Font_that_is_configured_and_missing_stops_the_start() => Assert.Throws<FileNotFoundException>(() => Font("/nowhere/font.ttf"));

    /// <summary>Half of it any UTF-16, also halves of characters; the other half what breaks lines.</summary>
    private static string Scrambled(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 400); i > 0; i--)
        {
            text.Append(random.Next(4) switch
            {
                0 => (char)random.Next(char.MaxValue + 1),
                1 => "\n \t\r\u200B\u202E\0"[random.Next(7)],
                2 => (char)random.Next(' ', 127),
                _ => ' ',
            });
            if (random.Next(10) == 0) text.Append(char.ConvertFromUtf32(random.Next(0x1F300, 0x1F6FF)));
            if (random.Next(20) == 0) text.Append('x', 300);
        }

        return text.ToString();
    }

    private static MessageView Message(int minute, string text, string name) =>
        new($"m{minute}", "r", minute, Now.AddMinutes(minute), text, new MessageSender(MessageSender.Visitor, "v", "guest-1", name));

    private static byte[] Write(IReadOnlyList<MessageView> messages, bool isWhole = true)
    {
        using var content = new MemoryStream();
        using var written = TranscriptLayout.Write(Conversation, new MessagesRead(messages, isWhole), Font(null).Family);
        written.CopyTo(content);
        return content.ToArray();
    }

    private static TranscriptFont Font(string? path) =>
        new(new ConfigurationBuilder().AddInMemoryCollection([new("Transcripts:Font", path)]).Build());

    private static string Text(byte[] content)
    {
        using var document = PdfDocument.Open(content);
        return string.Join('\n', document.GetPages().Select(Text));
    }

    private static string Text(UglyToad.PdfPig.Content.Page page) => page.Text;
}
