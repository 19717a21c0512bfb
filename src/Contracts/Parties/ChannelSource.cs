namespace ContactCenter.Parties;

/// <summary>Where a conversation comes from.</summary>
/// <param name="Type">widget, email, sms, app, api or other.</param>
/// <param name="Id">Which one, when there are several of a type.</param>
/// <param name="Label">How agents see it; null = the type.</param>
/// <param name="Destination">For a widget: the host of the page it is on.</param>
[GenerateSerializer, Immutable, Alias("ChannelSource")]
public sealed record ChannelSource(string Type, string? Id = null, string? Label = null, string? Destination = null);
