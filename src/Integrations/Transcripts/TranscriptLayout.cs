using System.Text;
using ContactCenter.Conversations;
using ContactCenter.Integrations.Transcripts.Pages;
using ContactCenter.Wording;
using SkiaSharp;

namespace ContactCenter.Integrations.Transcripts;

/// <summary>Lays a transcript out on A4 pages. All measures are points.</summary>
internal sealed class TranscriptLayout
{
    private const float PageWidth = 595;
    private const float PageHeight = 842;
    private const float Margin = 50;
    private const float Gap = 6;
    private const int MissingNamedMax = 200;

    private static readonly Style Plain = new(10, false, SKColors.Black);
    private static readonly Style Who = new(10, true, SKColors.DimGray);
    private static readonly Style Title = new(15, true, SKColors.Black);
    private static readonly Style Small = new(8, false, SKColors.Gray);

    private readonly SortedSet<Rune> _missing = [];
    private readonly PrintableText _printable;
    private readonly List<List<Line>> _pages = [[]];
    private float _y = Margin;

    private TranscriptLayout(TranscriptFonts fonts) => _printable = new PrintableText(fonts, _missing);

    private sealed record Style(float Size, bool IsBold, SKColor Color)
    {
        public const float Ascent = 1.05f;
        public const float Leading = 1.35f;
    }

    private sealed record Line(string Text, IReadOnlyList<TextRun> Runs, Style Style, float X, float Baseline);

    /// <param name="agentName">The name of the agent who served the conversation; null = only the user name is known.</param>
    /// <returns>The document, from its beginning, which the caller disposes; and the characters that no font has.</returns>
    public static (Stream Content, IReadOnlyCollection<Rune> Missing) Write(
        ConversationView conversation, MessagesRead read, string? agentName, TranscriptFonts fonts)
    {
        var layout = new TranscriptLayout(fonts);
        layout.Head(conversation, agentName);
        if (!read.IsWhole) layout.Add(TranscriptText.EarlierLeftOut, Small);
        foreach (var message in read.Messages) layout.Message(message);
        layout.Missing();
        return (layout.Draw($"Conversation {conversation.RoomId}"), layout._missing);
    }

    /// <summary>The visitor by the name it gave: a contact's other names are not its conversation's.</summary>
    private void Head(ConversationView conversation, string? agentName)
    {
        Add($"Conversation with {VisibleText.Isolated(conversation.Visitor.Name ?? conversation.Visitor.Username)}", Title);
        if (conversation.ServedBy is { } agent) Add($"Served by {VisibleText.Isolated(agentName ?? agent.Username)}", Plain);
        Add($"Opened {TranscriptText.Time(conversation.OpenedAt)}", Plain);
        if (conversation.ClosedAt is { } closedAt) Add($"Closed {TranscriptText.Time(closedAt)}", Plain);
        if (conversation.ClosingComment is { Length: > 0 } comment) Add($"Closing comment: {comment}", Plain);
        _y += 2 * Gap;
    }

    private void Message(MessageView message)
    {
        // Who wrote does not stand alone at the end of a page.
        if (_y + (2 * Plain.Size * Style.Leading) > PageHeight - Margin) NewPage();
        Add($"{TranscriptText.Sender(message)}   {TranscriptText.Time(message.At)}", Who);
        Add(TranscriptText.Content(message), Plain);
        _y += Gap;
    }

    /// <summary>Better named than an empty box.</summary>
    private void Missing()
    {
        if (_missing.Count == 0) return;
        var named = _missing.Take(MissingNamedMax).Select(rune => $"U+{rune.Value:X4}");
        var more = _missing.Count > MissingNamedMax ? $" and {_missing.Count - MissingNamedMax} more" : "";
        Add($"Characters that no font of the server has stand here as their numbers: {string.Join(", ", named)}{more}", Small);
    }

    private void Add(string text, Style style)
    {
        foreach (var line in _printable.Lines(text, style.IsBold))
        {
            var paragraph = new TextParagraph(line);
            foreach (var runs in paragraph.Break(PageWidth - (2 * Margin), style.Size)) Place(paragraph, runs, style);
        }
    }

    private void Place(TextParagraph paragraph, IReadOnlyList<TextRun> runs, Style style)
    {
        var metrics = runs.Select(run => run.Font.Metrics(style.Size)).ToList();
        var ascent = metrics.Select(m => m.Ascent).Append(style.Size * Style.Ascent).Max();
        var height = Math.Max(style.Size * Style.Leading, ascent + metrics.Select(m => m.Descent).Append(0).Max());
        if (_y + height > PageHeight - Margin) NewPage();
        var isRight = (paragraph.Level & 1) == 1;
        var x = isRight ? PageWidth - Margin - PageCanvas.WidthOf(paragraph.Text, runs, style.Size) : Margin;
        _pages[^1].Add(new Line(paragraph.Text, runs, style, x, _y + ascent));
        _y += height;
    }

    private void NewPage()
    {
        _pages.Add([]);
        _y = Margin;
    }

    private MemoryStream Draw(string title)
    {
        var content = new MemoryStream();
        using (var document = SKDocument.CreatePdf(content, new SKDocumentPdfMetadata { Title = title }))
        {
            for (var number = 1; number <= _pages.Count; number++)
            {
                var canvas = document.BeginPage(PageWidth, PageHeight);
                foreach (var line in _pages[number - 1]) canvas.Draw(line.Text, line.Runs, line.X, line.Baseline, line.Style.Size, line.Style.Color);
                DrawNumber(canvas, $"{number} / {_pages.Count}");
                document.EndPage();
            }

            document.Close();
        }

        content.Position = 0;
        return content;
    }

    private void DrawNumber(SKCanvas canvas, string text)
    {
        var runs = new TextParagraph(_printable.Lines(text, false).Single()).Break(PageWidth, Small.Size).Single();
        var x = PageWidth - Margin - PageCanvas.WidthOf(text, runs, Small.Size);
        canvas.Draw(text, runs, x, PageHeight - (Margin / 2), Small.Size, Small.Color);
    }
}
