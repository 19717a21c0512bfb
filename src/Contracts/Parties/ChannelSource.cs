namespace ContactCenter.Parties;

/// <summary>The source of a conversation.</summary>
/// <param name="Type">widget, email, sms, app, api or other.</param>
/// <param name="Id">The id, when there are several sources of a type.</param>
/// <param name="Label">The name that agents see; null = the type.</param>
/// <param name="Destination">The host of a widget's page, or the number of ours that an SMS was sent to; null for other types.</param>
[GenerateSerializer, Immutable, Alias("ChannelSource")]
public sealed record ChannelSource(string Type, string? Id = null, string? Label = null, string? Destination = null);
