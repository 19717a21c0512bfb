using System.Globalization;
using System.Text;
using ContactCenter.Conversations;
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Pdf;

namespace ContactCenter.Silo.Conversations;

/// <summary>Lays a transcript out on A4 pages. All measures are points.</summary>
internal sealed class TranscriptLayout : IDisposable
{
    private const double Margin = 50;
    private const double TextSize = 10;
    private const double TitleSize = 15;
    private const double SmallSize = 8;
    private const double Leading = 1.35;
    private const double Gap = 6;

    private readonly PdfDocument _document = new();
    private readonly XFont _text;
    private readonly XFont _bold;
    private readonly XFont _title;
    private readonly XFont _small;
    private XGraphics? _page;
    private double _y;

    private TranscriptLayout(string fontFamily)
    {
        _text = new XFont(fontFamily, TextSize);
        _bold = new XFont(fontFamily, TextSize, XFontStyleEx.Bold);
        _title = new XFont(fontFamily, TitleSize, XFontStyleEx.Bold);
        _small = new XFont(fontFamily, SmallSize);
    }

    /// <returns>The document, from its beginning. The caller disposes it.</returns>
    public static Stream Write(ConversationView conversation, MessagesRead read, string fontFamily)
    {
        using var layout = new TranscriptLayout(fontFamily);
        layout.Head(conversation);
        if (!read.IsWhole) layout.Lines(TranscriptText.EarlierLeftOut, layout._small, XBrushes.Gray);
        foreach (var message in read.Messages) layout.Message(message);
        return layout.Finish();
    }

    public void Dispose()
    {
        _page?.Dispose();
        _document.Dispose();
    }

    /// <summary>The visitor by the name it gave: a contact's other names are not its conversation's.</summary>
    private void Head(ConversationView conversation)
    {
        var visitor = conversation.Visitor.Name ?? conversation.Visitor.Username;
        _document.Info.Title = $"Conversation {conversation.RoomId}";
        Lines($"Conversation with {visitor}", _title, XBrushes.Black);
        if (conversation.ServedBy is { } agent) Lines($"Served by {agent.Username}", _text, XBrushes.Black);
        Lines($"Opened {TranscriptText.Time(conversation.OpenedAt)}", _text, XBrushes.Black);
        if (conversation.ClosedAt is { } closedAt) Lines($"Closed {TranscriptText.Time(closedAt)}", _text, XBrushes.Black);
        if (conversation.ClosingComment is { Length: > 0 } comment) Lines(comment, _text, XBrushes.Black);
        _y += 2 * Gap;
    }

    private void Message(MessageView message)
    {
        // Who wrote does not stand alone at the end of a page.
        if (_y + (2 * TextSize * Leading) > Bottom) NewPage();
        Lines($"{TranscriptText.Sender(message)}   {TranscriptText.Time(message.At)}", _bold, XBrushes.DimGray);
        Lines(TranscriptText.Content(message), _text, XBrushes.Black);
        _y += Gap;
    }

    private void Lines(string text, XFont font, XBrush brush)
    {
        var height = font.Size * Leading;
        foreach (var line in Wrap(Printable(text), font))
        {
            if (_page is null || _y + height > Bottom) NewPage();
            _page!.DrawString(line, font, brush, new XPoint(Margin, _y + font.Size));
            _y += height;
        }
    }

    private IEnumerable<string> Wrap(string text, XFont font)
    {
        if (_page is null) NewPage();
        var width = _document.Pages[0].Width.Point - (2 * Margin);
        return text.ReplaceLineEndings("\n").Split('\n').SelectMany(line => LineWrap.Break(line, width, part => _page!.MeasureString(part, font).Width));
    }

    /// <summary>Characters that draw nothing, and halves of characters, would end the drawing.</summary>
    private static string Printable(string text)
    {
        var printable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\t') printable.Append("    ");
            else if (rune.Value is '\n' or '\r'
                || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format)) printable.Append(rune);
        }

        return printable.ToString();
    }

    private double Bottom => _document.Pages[^1].Height.Point - Margin;

    private void NewPage()
    {
        _page?.Dispose();
        var page = _document.AddPage();
        page.Size = PageSize.A4;
        _page = XGraphics.FromPdfPage(page);
        _y = Margin;
    }

    private MemoryStream Finish()
    {
        _page!.Dispose();
        _page = null;
        for (var i = 0; i < _document.PageCount; i++) NumberPage(i);
        var content = new MemoryStream();
        _document.Save(content, closeStream: false);
        content.Position = 0;
        return content;
    }

    private void NumberPage(int index)
    {
        var page = _document.Pages[index];
        using var drawing = XGraphics.FromPdfPage(page);
        var line = new XRect(Margin, page.Height.Point - Margin, page.Width.Point - (2 * Margin), 2 * SmallSize);
        drawing.DrawString($"{index + 1} / {_document.PageCount}", _small, XBrushes.Gray, line, XStringFormats.BottomRight);
    }
}
