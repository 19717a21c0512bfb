using System.Text;
using ContactCenter.Conversations;
using ContactCenter.Integrations.Settings;
using ContactCenter.Integrations.Transcripts;
using ContactCenter.Integrations.Transcripts.Pages;
using ContactCenter.Listing;
using ContactCenter.Parties;
using Microsoft.Extensions.Configuration;
using UglyToad.PdfPig;

namespace ContactCenter.Tests.Transcripts;

/// <summary>The document of a transcript, read back by another library than the one that wrote it.</summary>
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
        Assert.Contains("Served by Grace Hopper", text, StringComparison.Ordinal);
        Assert.Contains("Closed 2026-11-22 09:05:00 UTC", text, StringComparison.Ordinal);
        Assert.Contains("Closing comment: Solved", text, StringComparison.Ordinal);
        Assert.Contains("Ada   2026-11-22 09:02:00 UTC", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("Где мой счёт?", StringComparison.Ordinal) < text.IndexOf("Ich prüfe das für Sie – 5 €.", StringComparison.Ordinal));
        Assert.DoesNotContain("Somebody else's name", text, StringComparison.Ordinal);
        Assert.DoesNotContain(TranscriptText.EarlierLeftOut, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_transcript_has_numbered_pages_and_says_that_earlier_messages_are_missing()
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
        var seed = Seed.New();
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

    /// <summary>U+FFFE has no normal form, which random texts seldom hit.</summary>
    [Theory]
    [InlineData(0xFFFE)]
    [InlineData(0xFFFF)]
    [InlineData(0xFDD0)]
    [InlineData(0x1FFFE)]
    public void Noncharacter_is_printed_as_a_replacement_character(int code)
    {
        var (content, missing) = Written([Message(2, $"é before {new Rune(code)} after", $"Ada{new Rune(code)}")], Own);
        Assert.Matches("é before .*after", Text(content));
        Assert.DoesNotContain(new Rune(code), missing);
    }

    [Theory]
    [InlineData("Transcripts:Font", "/nowhere/font.ttf")]
    [InlineData("Transcripts:Fonts", "/nowhere")]
    public void Font_that_is_configured_and_missing_stops_the_start(string key, string path) =>
        Assert.Throws<ConfigurationException>(() => Fonts(new() { [key] = path }));

    [Fact]
    public void Character_that_no_font_has_is_named_and_never_an_empty_box()
    {
        var (content, missing) = Written([Message(2, "你 \U0001F44D ok", "مرحبا")], Own);
        var text = Text(content);
        Assert.Contains("[U+4F60] [U+1F44D] ok", text, StringComparison.Ordinal);
        Assert.Contains("Characters that no font of the server has stand here as their numbers: U+0627, U+0628,", text, StringComparison.Ordinal);
        Assert.Contains(new Rune(0x1F44D), missing);
    }

    [Fact]
    public void Every_script_that_the_machine_has_fonts_for_is_printed()
    {
        string[] texts =
        [
            "你好世界", "日本語のテキスト", "한국어", "مرحبا بالعالم", "שלום עולם", "नमस्ते", "สวัสดี", "Größe жизнь Ελλάδα", "e\u0301\u0323", "mixed مرحبا 123 עולם end",
        ];
        var (content, missing) = Written([.. texts.Select((text, number) => Message(number + 2, text, "Ada"))], Machine);
        Assert.All(missing, rune => Assert.Null(Machine.Find(rune, false, CjkForm.SC)));
        using var document = PdfDocument.Open(content);
        var letters = string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value)).Normalize(NormalizationForm.FormKC);
        Assert.All("你好世界한국어", character => Assert.True(letters.Contains(character) || missing.Contains(new Rune(character))));
        Assert.Contains("Größe жизнь Ελλάδα", letters, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_right_to_left_begins_at_the_right()
    {
        using var document = PdfDocument.Open(Written([Message(2, "שלום", "Ada"), Message(3, "xyz", "Ada")], Machine).Content);
        var letters = document.GetPage(1).Letters;
        Assert.True(letters.Where(letter => letter.Value is [>= '\u05D0' and <= '\u05EA']).All(letter => letter.Location.X > 480));
        Assert.Contains(letters, letter => letter.Value == "x" && letter.Location.X < 60);
    }

    [Fact]
    public void Long_words_and_lines_without_spaces_stay_on_the_page()
    {
        string[] texts = [new('W', 5_000), new('你', 5_000), "e" + new string('\u0301', 3_000), string.Concat(Enumerable.Repeat("\u202Eא", 2_000))];
        using var document = PdfDocument.Open(Written([.. texts.Select((text, number) => Message(number + 2, text, "Ada"))], Machine).Content);
        Assert.All(document.GetPages().SelectMany(page => page.Letters), letter => Assert.InRange(letter.Location.X, 49, 546));
        Assert.Equal(5_000, document.GetPages().SelectMany(page => page.Letters).Count(letter => letter.Value == "W"));
    }

    [Fact]
    public void Name_cannot_turn_what_stands_beside_it()
    {
        var text = Text(Written([Message(2, "hello", "Ada\u202E\r\nEve")], Own).Content);
        Assert.Contains("Ada Eve   2026-11-22 09:02:00 UTC", text, StringComparison.Ordinal);
    }

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

    private static readonly TranscriptFonts Own = Fonts(new() { ["Transcripts:UseMachineFonts"] = "false" });

    private static readonly TranscriptFonts Machine = Fonts([]);

    private static byte[] Write(IReadOnlyList<MessageView> messages, bool isWhole = true) => Written(messages, Own, isWhole).Content;

    private static (byte[] Content, IReadOnlyCollection<Rune> Missing) Written(
        IReadOnlyList<MessageView> messages, TranscriptFonts fonts, bool isWhole = true)
    {
        using var content = new MemoryStream();
        var (written, missing) = TranscriptLayout.Write(Conversation, new MessagesRead(messages, isWhole), "Grace Hopper", fonts);
        using (written) written.CopyTo(content);
        return (content.ToArray(), missing);
    }

    private static TranscriptFonts Fonts(Dictionary<string, string?> settings) => new(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());

    private static string Text(byte[] content)
    {
        using var document = PdfDocument.Open(content);
        return string.Join('\n', document.GetPages().Select(Text));
    }

    private static string Text(UglyToad.PdfPig.Content.Page page) => page.Text;
}
