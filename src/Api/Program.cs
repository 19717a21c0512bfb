using ContactCenter.Api.Hosting;

await ApiHost.Build(args).RunAsync();
