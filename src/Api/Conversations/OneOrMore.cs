namespace ContactCenter.Api.Conversations;

/// <summary>A text, or a list of texts.</summary>
/// <param name="Texts">Without empty ones.</param>
[JsonConverter(typeof(OneOrMoreConverter))]
internal sealed record OneOrMore(ImmutableArray<string> Texts) : IHasSchema
{
    public static Schema Schema { get; } = new OneOfSchema(Schema.Text(InputLimits.IdMax), Schema.List(Schema.Text(InputLimits.IdMax)));
}

internal sealed class OneOrMoreConverter : JsonConverter<OneOrMore>
{
    public override OneOrMore Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        if (reader.TokenType == JsonTokenType.String) texts.Add(reader.GetString()!);
        else while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) texts.Add(reader.GetString()!);
        return new OneOrMore([.. texts.Where(text => text.Length > 0)]);
    }

    public override void Write(Utf8JsonWriter writer, OneOrMore value, JsonSerializerOptions options)
    {
        if (value.Texts is [var only]) writer.WriteStringValue(only);
        else JsonSerializer.Serialize(writer, value.Texts, options.GetTypeInfo(typeof(ImmutableArray<string>)));
    }
}
