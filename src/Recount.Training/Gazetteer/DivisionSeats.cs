using System.Collections.Frozen;

namespace Recount.Training;

/// <summary>Seats of divisions that don't share their names: a division is placed at the settlements of its seat.</summary>
/// <remarks>Public knowledge, by CLDR's English name of the division and GeoNames' name of the seat. A seat that isn't found is left out.</remarks>
internal static class DivisionSeats
{
    private const string Table = """
        CA Ontario=Toronto; British Columbia=Victoria; Alberta=Edmonton; Manitoba=Winnipeg; Saskatchewan=Regina; Nova Scotia=Halifax; New Brunswick=Fredericton; Newfoundland and Labrador=St. John's; Prince Edward Island=Charlottetown; Yukon=Whitehorse; Northwest Territories=Yellowknife; Nunavut=Iqaluit
        AU New South Wales=Sydney; Victoria=Melbourne; Queensland=Brisbane; Western Australia=Perth; South Australia=Adelaide; Tasmania=Hobart; Northern Territory=Darwin; Australian Capital Territory=Canberra
        GB England=London; Scotland=Edinburgh; Wales=Cardiff; Northern Ireland=Belfast
        DE Bavaria=Munich; Baden-Württemberg=Stuttgart; Brandenburg=Potsdam; Hesse=Wiesbaden; Lower Saxony=Hannover; Mecklenburg-Vorpommern=Schwerin; North Rhine-Westphalia=Düsseldorf; Rhineland-Palatinate=Mainz; Saarland=Saarbrücken; Saxony=Dresden; Saxony-Anhalt=Magdeburg; Schleswig-Holstein=Kiel; Thuringia=Erfurt
        IN Andhra Pradesh=Amaravati; Assam=Dispur; Bihar=Patna; Chhattisgarh=Raipur; Gujarat=Gandhinagar; Haryana=Chandigarh; Himachal Pradesh=Shimla; Jammu and Kashmir=Srinagar; Jharkhand=Ranchi; Karnataka=Bengaluru; Kerala=Thiruvananthapuram; Madhya Pradesh=Bhopal; Maharashtra=Mumbai; Manipur=Imphal; Meghalaya=Shillong; Mizoram=Aizawl; Nagaland=Kohima; Odisha=Bhubaneswar; Rajasthan=Jaipur; Sikkim=Gangtok; Tamil Nadu=Chennai; Telangana=Hyderabad; Tripura=Agartala; Uttar Pradesh=Lucknow; Uttarakhand=Dehradun; West Bengal=Kolkata; Arunachal Pradesh=Itanagar
        PK Punjab=Lahore; Sindh=Karachi; Balochistan=Quetta; Khyber Pakhtunkhwa=Peshawar; Azad Kashmir=Muzaffarābād; Gilgit-Baltistan=Gilgit
        AF Helmand=Lashkar Gāh; Nangarhar=Jalālābād; Badakhshan=Faīẕābād; Balkh=Mazār-e Sharīf; Paktia=Gardēz; Khost=Khōst; Uruzgan=Tarinkot; Nimruz=Zaranj; Logar=Pul-e ‘Alam; Takhar=Tāluqān; Zabul=Qalāt
        IQ Al Anbar=Ar Ramādī; Nineveh=Mosul; Diyala=Ba`qūbah; Dhi Qar=Nasiriyah; Babil=Al Ḩillah; Saladin=Tikrīt; Maysan=Al ‘Amārah; Al-Qādisiyyah=Ad Dīwānīyah; Muthanna=As Samawah
        SY Rif Dimashq=Dārayyā; Hasakah=Al Ḩasakah
        YE Hadramaut=Al Mukallā; Lahij=Laḩij; Abyan=Zinjibār; Shabwah=‘Ataq; Al Mahrah=Al Ghayz̧ah
        SD North Darfur=El Fasher; South Darfur=Nyala; West Darfur=Geneina; Central Darfur=Zalingei; East Darfur=Ed Daein; North Kordofan=El Obeid; South Kordofan=Kadugli; West Kordofan=Al Fulah; Al Jazirah=Wad Medani; White Nile=Rabak; Blue Nile=Ad-Damazin; River Nile=Ad Dāmir; Red Sea=Port Sudan; Northern=Dongola; Sennar=Singa
        SS Upper Nile=Malakal; Unity=Bentiu; Jonglei=Bor; Central Equatoria=Juba; Western Equatoria=Yambio; Eastern Equatoria=Torit; Western Bahr el Ghazal=Wau; Northern Bahr el Ghazal=Aweil; Lakes=Rumbek; Warrap=Kuacjok
        NG Borno=Maiduguri; Yobe=Damaturu; Adamawa=Yola; Zamfara=Gusau; Plateau=Jos; Benue=Makurdi; Niger=Minna; Kogi=Lokoja; Kwara=Ilorin; Taraba=Jalingo; Kebbi=Birnin Kebbi; Rivers=Port Harcourt; Bayelsa=Yenagoa; Delta=Asaba; Edo=Benin City; Imo=Owerri; Anambra=Awka; Oyo=Ibadan; Ogun=Abeokuta; Osun=Osogbo; Ondo=Akure; Ekiti=Ado-Ekiti; Abia=Umuahia; Akwa Ibom=Uyo; Cross River=Calabar; Ebonyi=Abakaliki; Nasarawa=Lafia; Jigawa=Dutse
        MM Rakhine=Sittwe; Shan=Taunggyi; Kachin=Myitkyina; Chin=Hakha; Kayah=Loikaw; Kayin=Hpa-An; Mon=Mawlamyine; Ayeyarwady=Pathein; Tanintharyi=Dawei
        ET Tigray=Mekele; Amhara=Bahir Dar; Oromia=Addis Ababa; Afar=Semera; Somali=Jijiga; Benishangul-Gumuz=Asosa
        CD North Kivu=Goma; South Kivu=Bukavu; Ituri=Bunia; Haut-Katanga=Lubumbashi; Tanganyika=Kalemie; Maniema=Kindu; Tshopo=Kisangani; Kasaï-Central=Kananga
        MZ Cabo Delgado=Pemba; Sofala=Beira; Zambezia=Quelimane
        IL Northern District=Nof HaGalil; Southern District=Beersheba; Central District=Ramla
        LB South=Sidon; Beqaa=Zahlé; North=Tripoli; Nabatieh=Nabatîyé et Tahta
        IR Khuzestan=Ahvaz; East Azerbaijan=Tabriz; West Azerbaijan=Urmia; Sistan and Baluchestan=Zahedan; Razavi Khorasan=Mashhad; Fars=Shiraz; Mazandaran=Sari; Gilan=Rasht; Golestan=Gorgan; Hormozgan=Bandar Abbas; Kurdistan=Sanandaj; Lorestan=Khorramabad; Markazi=Arāk
        RU Crimea=Simferopol; Chechen=Grozny; Dagestan=Makhachkala; Tatarstan=Kazan; Bashkortostan=Ufa; Primorsky=Vladivostok; Leningrad=Gatchina; Karelia=Petrozavodsk; Sakha=Yakutsk; Ingushetia=Magas; Kabardino-Balkarian=Nalchik; North Ossetia-Alania=Vladikavkaz; Udmurt=Izhevsk; Chuvash=Cheboksary; Mordovia=Saransk
        UA Crimea=Simferopol; Zakarpattia=Uzhhorod; Volyn=Lutsk
        BR São Paulo=São Paulo; Bahia=Salvador; Paraná=Curitiba; Ceará=Fortaleza; Pernambuco=Recife; Rio Grande do Sul=Porto Alegre; Santa Catarina=Florianópolis; Minas Gerais=Belo Horizonte; Amazonas=Manaus; Pará=Belém
        MX Sinaloa=Culiacán; Jalisco=Guadalajara; Baja California=Mexicali; Sonora=Hermosillo; Tamaulipas=Ciudad Victoria; Nuevo León=Monterrey; Guerrero=Chilpancingo; Michoacán=Morelia; Chiapas=Tuxtla Gutiérrez; Yucatán=Mérida; Tabasco=Villahermosa; Coahuila=Saltillo
        CN Guangdong=Guangzhou; Sichuan=Chengdu; Hubei=Wuhan; Hunan=Changsha; Zhejiang=Hangzhou; Jiangsu=Nanjing; Shandong=Jinan; Henan=Zhengzhou; Hebei=Shijiazhuang; Fujian=Fuzhou; Yunnan=Kunming; Anhui=Hefei; Shaanxi=Xi'an; Shanxi=Taiyuan; Liaoning=Shenyang; Jilin=Changchun; Heilongjiang=Harbin; Guangxi=Nanning; Gansu=Lanzhou; Qinghai=Xining; Xinjiang=Ürümqi; Tibet=Lhasa; Inner Mongolia=Hohhot; Hainan=Haikou; Jiangxi=Nanchang; Guizhou=Guiyang
        ES Andalusia=Sevilla; Catalonia=Barcelona; Galicia=Santiago de Compostela; Basque Country=Vitoria-Gasteiz; Aragon=Zaragoza
        IT Lombardy=Milan; Tuscany=Florence; Sicily=Palermo; Sardinia=Cagliari; Veneto=Venice; Piedmont=Turin; Lazio=Rome; Campania=Napoli; Apulia=Bari; Calabria=Catanzaro; Liguria=Genoa; Umbria=Perugia
        """;

    private static readonly FrozenDictionary<(string Country, string Division), string> s_seats = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(line => line.Trim()[3..].Split("; ").Select(pair => (Country: line.Trim()[..2], Pair: pair.Split('='))))
        .ToFrozenDictionary(p => (p.Country, p.Pair[0]), p => p.Pair[1]);

    /// <summary>The seat's name; null where the division isn't listed.</summary>
    public static string? Of(string country, string division) => s_seats.GetValueOrDefault((country, division));
}
