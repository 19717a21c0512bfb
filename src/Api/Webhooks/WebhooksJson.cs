namespace ContactCenter.Api.Webhooks;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ListDeliveriesRequest))]
[JsonSerializable(typeof(ListDeliveriesResponse))]
[JsonSerializable(typeof(ListWebhooksResponse))]
[JsonSerializable(typeof(ReplayWebhookRequest))]
[JsonSerializable(typeof(ResumeWebhookRequest))]
[JsonSerializable(typeof(SaveWebhookRequest))]
[JsonSerializable(typeof(SaveWebhookResponse))]
[JsonSerializable(typeof(TestWebhookResponse))]
[JsonSerializable(typeof(WebhookRequest))]
[JsonSerializable(typeof(WebhookStateResult))]
internal sealed partial class WebhooksJson : JsonSerializerContext;
