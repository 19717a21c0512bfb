namespace ContactCenter.Api.Sms;

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReportSmsRequest))]
internal sealed partial class SmsJson : JsonSerializerContext;
