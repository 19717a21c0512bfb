namespace ContactCenter.Api.Conversations;

/// <summary>
/// Writes <see cref="ParagraphResponse"/>s without making them. Every message is written three times (response, agents' event, visitor's event), and
/// the serializer pays for each level of nesting.
/// </summary>
internal sealed class ParsedTextConverter : JsonConverter<ParsedText>
{
    private static readonly JsonEncodedText Kind = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText Paragraph = JsonEncodedText.Encode("PARAGRAPH");
    private static readonly JsonEncodedText PlainText = JsonEncodedText.Encode("PLAIN_TEXT");

    public override ParsedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("It is only written.");

    public override void Write(Utf8JsonWriter writer, ParsedText value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        if (value.Text.Length > 0)
        {
            writer.WriteStartObject();
            writer.WriteString(Kind, Paragraph);
            writer.WriteStartArray(Value);
            writer.WriteStartObject();
            writer.WriteString(Kind, PlainText);
            writer.WriteString(Value, value.Text);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
