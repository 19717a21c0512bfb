using System.Text;

namespace ContactCenter.Integrations.Telephony.Formats;

/// <summary>Takes the text of Asterisk's manager interface apart: blocks of lines <c>Key: value</c>, with an empty line after each.</summary>
internal static class AmiBlocks
{
    private const string Variable = "ChanVariable";

    public static CallEventTranslation Each(ReadOnlyMemory<byte> body, Func<PayloadFields, TranslatedPayload> read)
    {
        var blocks = new List<TranslatedPayload>();
        foreach (var block in Encoding.UTF8.GetString(body.Span).ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            if (Fields(block) is not { } fields) continue;
            if (blocks.Count == CallPayload.ItemsMax) return CallEventTranslation.Refused(CallFormatErrors.TooMany);
            blocks.Add(PayloadReading.One(fields, read));
        }

        return blocks.Count > 0 ? new(blocks) : CallEventTranslation.Refused(CallFormatErrors.Unreadable);
    }

    /// <summary>The fields; a channel variable (<c>ChanVariable: NAME=value</c>) is one by its own name. Null = no line is a field.</summary>
    private static PayloadFields? Fields(string block)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in block.Split('\n'))
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon)) continue;
            var (key, value) = (line[..colon].Trim(), line[(colon + 1)..].Trim());
            if (key.StartsWith(Variable, StringComparison.OrdinalIgnoreCase) && value.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                values.TryAdd(value[..equals], value[(equals + 1)..]);
            else values.TryAdd(key, value);
        }

        return values.Count > 0 ? new(values) : null;
    }
}
