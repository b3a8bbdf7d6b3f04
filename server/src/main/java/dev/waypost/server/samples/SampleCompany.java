package dev.waypost.server.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waypost.server.samples.SampleCode.Edit;
import dev.waypost.server.samples.SampleCode.Hours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bergblick Coffee, a made-up roastery with six cafés: its 80 codes. */
final class SampleCompany {
  /** How many codes it has. */
  static final int CODES = 80;

  /** What it is called. */
  static final String NAME = "Bergblick Coffee (sample)";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SITE = "https://bergblick.example/";

  private static final List<String> CITIES =
      List.of("Berlin", "Hamburg", "München", "Köln", "Wien", "Zürich");
  private static final List<String> MARKETS = List.of("DE", "DE", "DE", "DE", "AT", "CH");
  private static final List<String> LATITUDES =
      List.of("52.52", "53.55", "48.137", "50.938", "48.208", "47.377");
  private static final List<String> LONGITUDES =
      List.of("13.405", "9.993", "11.575", "6.96", "16.373", "8.541");
  private static final List<String> COFFEES =
      List.of(
          "Hausröstung",
          "Espresso Nr. 1",
          "Filter Hell",
          "Decaf",
          "Äthiopien",
          "Kolumbien",
          "Guatemala",
          "Winterröstung",
          "Cold Brew",
          "Omniroast");

  private final List<SampleCode> codes = new ArrayList<>();

  private final LocalDate today;

  private SampleCompany(LocalDate today) {
    this.today = today;
  }

  /** Its metadata fields, as the API takes them. */
  static List<ObjectNode> fields() {
    return List.of(
        object(
            "{'name':'market','type':'choice','allowed_values':['DE','AT','CH'],'description':'Where it hangs or lies'}"),
        object(
            "{'name':'placement','type':'choice','allowed_values':['table','window','counter','packaging','street','mail'],'description':'How people meet it'}"),
        object("{'name':'print_run','type':'number','description':'Copies of the last print'}"));
  }

  /** Its looks under a name. */
  static List<ObjectNode> themes() {
    return List.of(
        object(
            "{'name':'Bergblick','style':{'foreground_color':'#4a2c17','module_shape':'rounded','finders':{'frame_shape':'rounded','ball_shape':'circle'}}}"),
        object(
            "{'name':'Summer','style':{'foreground_color':'#0b6b4f','module_shape':'dots','finders':{'frame_shape':'circle','ball_shape':'circle'}}}"),
        object(
            "{'name':'Poster','style':{'foreground_color':'#12233d','module_shape':'fluid','finders':{'frame_shape':'extra_rounded','ball_shape':'circle'},'frame':{'shape':'banner_bottom','text':'Scan me','color':'#12233d','text_color':'#ffffff'}}}"));
  }

  /** Its codes, the oldest first. */
  static List<SampleCode> codes(LocalDate today) {
    var company = new SampleCompany(today);
    for (int i = 0; i < CITIES.size(); i++) {
      company.cafe(CITIES.get(i), MARKETS.get(i), i);
    }
    for (int i = 0; i < COFFEES.size(); i++) {
      company.packaging(COFFEES.get(i), i);
    }
    company.campaigns();
    company.people();
    company.events();
    company.rest();
    if (company.codes.size() != CODES) {
      throw new IllegalStateException("The company has " + company.codes.size() + " codes.");
    }
    return List.copyOf(company.codes);
  }

  private void cafe(String city, String market, int number) {
    String group = "Cafés/" + city;
    String path = city.toLowerCase(Locale.ROOT);
    double size = 1.6 - number * 0.18;
    add(
        "{'destination':'%smenu/%s-winter','name':'Menu %s','group':'%s','tags':['menu'],'metadata':{'market':'%s','placement':'table','print_run':120},'owner':'Mara Lindt','units_distributed':120,'style':{'theme':'Bergblick'}}"
            .formatted(SITE, path, city, group, market),
        360 - number,
        3.2 * size,
        Hours.CAFE,
        edit(
            250, "{'destination':'%smenu/%s-spring','reason':'Spring menu'}".formatted(SITE, path)),
        edit(
            150, "{'destination':'%smenu/%s-summer','reason':'Summer menu'}".formatted(SITE, path)),
        edit(
            60, "{'destination':'%smenu/%s-autumn','reason':'Autumn menu'}".formatted(SITE, path)));
    add(
        "{'destination':'%soffers/%s','name':'Table tent %s','group':'%s','tags':['menu','promo'],'metadata':{'market':'%s','placement':'table','print_run':80},'owner':'Mara Lindt','units_distributed':80,'style':{'theme':'Summer'}}"
            .formatted(SITE, path, city, group, market),
        330 - number,
        1.4 * size,
        Hours.CAFE);
    add(
        "{'destination':'%sshops/%s','name':'Window %s','group':'%s','tags':['opening hours'],'metadata':{'market':'%s','placement':'window'},'owner':'Jonas Weber','units_distributed':2}"
            .formatted(SITE, path, city, group, market),
        350 - number,
        0.9 * size,
        Hours.STREET);
    add(
        "{'content':{'kind':'wifi','ssid':'Bergblick %s','security':'wpa','password':'kaffee und kuchen'},'name':'Guest Wi-Fi %s','group':'%s','tags':['wifi'],'metadata':{'market':'%s','placement':'counter'},'owner':'Jonas Weber','units_distributed':6}"
            .formatted(city, city, group, market),
        355 - number,
        1.1 * size,
        Hours.CAFE);
    add(
        "{'destination':'%sreviews/%s','name':'Reviews %s','group':'%s','tags':['feedback'],'metadata':{'market':'%s','placement':'counter'},'owner':'Jonas Weber','units_distributed':3}"
            .formatted(SITE, path, city, group, market),
        200 - number,
        0.5 * size,
        Hours.CAFE);
    add(
        "{'content':{'kind':'geo','latitude':%s,'longitude':%s,'label':'Bergblick %s'},'name':'Way to %s','group':'%s','tags':['directions'],'metadata':{'market':'%s','placement':'street'},'owner':'Jonas Weber','units_distributed':40}"
            .formatted(LATITUDES.get(number), LONGITUDES.get(number), city, city, group, market),
        300 - number,
        0.35 * size,
        Hours.STREET);
  }

  private void packaging(String coffee, int number) {
    String style = number % 2 == 0 ? ",'style':{'theme':'Bergblick'}" : "";
    add(
        "{'destination':'%scoffee/%d','name':'%s 250 g','group':'Packaging','tags':['packaging','%s'],'metadata':{'market':'DE','placement':'packaging','print_run':%d},'owner':'Elif Kaya','units_distributed':%d,'external_id':'SKU-%04d'%s}"
            .formatted(
                SITE,
                number + 1,
                coffee,
                number < 4 ? "classics" : "origins",
                20_000 - number * 1_500,
                20_000 - number * 1_500,
                1_000 + number,
                style),
        340 - number * 9,
        1.3 - number * 0.08,
        Hours.HOME);
  }

  private void campaigns() {
    add(
        "{'destination':'%ssummer','name':'Summer poster A/B','group':'Campaigns/Summer','tags':['summer','poster','experiment'],'metadata':{'market':'DE','placement':'street','print_run':400},'owner':'Elif Kaya','units_distributed':400,'style':{'theme':'Poster'},'variants':{'options':[{'name':'free-espresso','weight':1,'destination':'%ssummer/free-espresso'},{'name':'two-for-one','weight':1,'destination':'%ssummer/two-for-one'}]}}"
            .formatted(SITE, SITE, SITE),
        190,
        4.5,
        Hours.STREET);
    add(
        "{'destination':'%sapp','name':'Loyalty app','group':'Loyalty','tags':['app'],'metadata':{'market':'DE','placement':'counter'},'owner':'Elif Kaya','units_distributed':900,'rules':[{'name':'iphone','when':{'os':['ios']},'then':{'destination':'https://apps.apple.com/app/id123456789'}},{'name':'android','when':{'os':['android']},'then':{'destination':'https://play.google.com/store/apps/details?id=example.bergblick'}}]}"
            .formatted(SITE),
        320,
        3.8,
        Hours.CAFE,
        edit(
            90,
            "{'notes':'New app since August; the old one leads to an update.','reason':'App 2.0'}"));
    add(
        "{'destination':'%svoucher','name':'Voucher headline test','group':'Campaigns/Autumn','tags':['autumn','mail','experiment'],'metadata':{'market':'AT','placement':'mail','print_run':15000},'owner':'Mara Lindt','units_distributed':15000,'variants':{'options':[{'name':'warm','weight':2,'destination':'%svoucher/warm'},{'name':'short','weight':1,'destination':'%svoucher/short'}],'hold_out':10}}"
            .formatted(SITE, SITE, SITE),
        80,
        3.1,
        Hours.HOME);
    add(
        "{'destination':'%snight','name':'Late opening','group':'Campaigns/Autumn','tags':['autumn','poster'],'metadata':{'market':'DE','placement':'street'},'owner':'Mara Lindt','units_distributed':60,'style':{'theme':'Poster'},'rules':[{'name':'closed','when':{'time':{'zone':'Europe/Berlin','from':'22:00','until':'07:00'}},'then':{'page':{'text':'We sleep now. See you at seven!'}}}]}"
            .formatted(SITE),
        70,
        1.0,
        Hours.STREET);
    add(
        "{'destination':'%sferien','name':'Tourist guide','group':'Campaigns/Summer','tags':['summer','flyer'],'metadata':{'market':'CH','placement':'street'},'owner':'Elif Kaya','units_distributed':3000,'rules':[{'name':'french','when':{'language':['fr']},'then':{'destination':'%sfr/guide'}},{'name':'english','when':{'language':['en']},'then':{'destination':'%sen/guide'}}]}"
            .formatted(SITE, SITE, SITE),
        170,
        1.7,
        Hours.STREET);
    for (int i = 0; i < 7; i++) {
      add(
          "{'destination':'%sflyer/%d','name':'Flyer %s','group':'Campaigns/Flyers','tags':['flyer'],'metadata':{'market':'DE','placement':'mail','print_run':5000},'owner':'Mara Lindt','units_distributed':5000,'redirect':{'utm':{'source':'flyer','medium':'print','campaign':'flyer-%d'}}}"
              .formatted(
                  SITE,
                  i + 1,
                  List.of("January", "February", "March", "April", "May", "September", "October")
                      .get(i),
                  i + 1),
          335 - i * 42,
          0.6,
          Hours.HOME);
    }
    codes.set(
        codes.size() - 7,
        retired(
            codes.get(codes.size() - 7), 200, "{'status':'retired','reason':'The offer is over'}"));
    codes.set(
        codes.size() - 6,
        retired(
            codes.get(codes.size() - 6),
            160,
            "{'status':'paused','fallback':'%s','reason':'Sold out'}".formatted(SITE)));
  }

  private static SampleCode retired(SampleCode code, int daysAgo, String fields) {
    return new SampleCode(
        code.fields(),
        code.madeDaysAgo(),
        List.of(edit(daysAgo, fields)),
        code.weight(),
        code.hours());
  }

  private void people() {
    String[][] staff = {
      {"Mara", "Lindt", "Head of cafés"},
      {"Jonas", "Weber", "Operations"},
      {"Elif", "Kaya", "Marketing"},
      {"Anton", "Huber", "Roast master"},
      {"Sofie", "Brandt", "Press"}
    };
    for (int i = 0; i < staff.length; i++) {
      add(
          "{'content':{'kind':'vcard','first_name':'%s','last_name':'%s','organization':'Bergblick Coffee','title':'%s','phones':[{'number':'+49 30 5550%03d','type':'work'}],'emails':[{'address':'%s@bergblick.example','type':'work'}],'urls':['https://bergblick.example']},'name':'Card %s %s','group':'Office/Cards','tags':['contact'],'owner':'%s %s','units_distributed':250}"
              .formatted(
                  staff[i][0],
                  staff[i][1],
                  staff[i][2],
                  100 + i,
                  staff[i][0].toLowerCase(Locale.ROOT),
                  staff[i][0],
                  staff[i][1],
                  staff[i][0],
                  staff[i][1]),
          280 - i * 20,
          0.12,
          Hours.STREET);
    }
  }

  private void events() {
    String[] names = {"Latte art evening", "Roastery tour", "Cupping class", "Summer concert"};
    for (int i = 0; i < names.length; i++) {
      add(
          "{'content':{'kind':'event','title':'%s','start':'%sT19:00','end':'%sT21:00','time_zone':'Europe/Berlin','location':'Bergblick %s','url':'%sevents/%d'},'name':'%s','group':'Campaigns/Events','tags':['event'],'metadata':{'market':'DE','placement':'counter'},'owner':'Sofie Brandt','units_distributed':200}"
              .formatted(
                  names[i],
                  today.plusDays(20 + 9L * i),
                  today.plusDays(20 + 9L * i),
                  CITIES.get(i),
                  SITE,
                  i + 1,
                  names[i]),
          120 - i * 12,
          0.4,
          Hours.CAFE);
    }
  }

  private void rest() {
    add(
        "{'content':{'kind':'links','title':'Bergblick Coffee','links':[{'label':'Menu','url':'%smenu'},{'label':'Shops','url':'%sshops'},{'label':'Jobs','url':'%sjobs'}]},'name':'All about us','group':'Office','tags':['contact'],'owner':'Sofie Brandt','units_distributed':1200}"
            .formatted(SITE, SITE, SITE),
        310,
        0.9,
        Hours.STREET);
    add(
        "{'destination':'%sjobs','name':'Jobs','group':'Office','tags':['jobs'],'owner':'Jonas Weber','units_distributed':80,'metadata':{'placement':'window'}}"
            .formatted(SITE),
        260,
        0.45,
        Hours.STREET);
    add(
        "{'destination':'%sadvent','name':'Advent calendar','group':'Campaigns/Winter','tags':['winter'],'metadata':{'market':'DE','placement':'packaging'},'owner':'Elif Kaya','units_distributed':2000,'style':{'theme':'Bergblick'}}"
            .formatted(SITE),
        14,
        2.4,
        Hours.HOME);
    add(
        "{'destination':'%ssale','name':'Clearance sale','group':'Campaigns/Summer','tags':['summer','promo'],'metadata':{'market':'AT','placement':'window'},'owner':'Mara Lindt','units_distributed':12}"
            .formatted(SITE),
        130,
        0.7,
        Hours.STREET,
        edit(
            100,
            "{'expires':{'at':'%sT00:00:00Z'},'fallback':'%s','reason':'The sale ends'}"
                .formatted(today.minusDays(40), SITE)));
    add(
        "{'destination':'%srewards','name':'Reward card 2027','group':'Loyalty','tags':['app'],'metadata':{'market':'DE','placement':'counter'},'owner':'Elif Kaya','status':'draft'}"
            .formatted(SITE),
        5,
        0,
        Hours.CAFE);
    add(
        "{'destination':'%smachines','name':'Machine manual','group':'Office','tags':['service'],'owner':'Anton Huber','external_id':'ASSET-ESPRESSO-7','units_distributed':14}"
            .formatted(SITE),
        240,
        0.15,
        Hours.CAFE);
    add(
        "{'type':'static','content':{'kind':'wifi','ssid':'Bergblick Office','security':'wpa3','password':'filter und kolben'},'name':'Office Wi-Fi','group':'Office','tags':['wifi'],'owner':'Jonas Weber'}",
        220,
        0,
        Hours.CAFE);
    add(
        "{'type':'static','content':{'kind':'text','text':'Roasted in Berlin, batch 26-117'},'name':'Batch stamp','group':'Packaging','tags':['packaging'],'owner':'Anton Huber'}",
        110,
        0,
        Hours.HOME);
    add(
        "{'content':{'kind':'payment','name':'Bergblick Coffee','iban':'DE89370400440532013000','text':'Tip. Thank you!'},'name':'Tip jar','group':'Cafés/Berlin','tags':['payment'],'owner':'Mara Lindt','units_distributed':6}",
        180,
        0.2,
        Hours.CAFE);
    add(
        "{'content':{'kind':'phone','number':'+49 30 5550100'},'name':'Call the roastery','group':'Office','tags':['contact'],'owner':'Sofie Brandt','units_distributed':300}",
        230,
        0.1,
        Hours.STREET);
    add(
        "{'content':{'kind':'email','to':'hello@bergblick.example','subject':'Feedback'},'name':'Write to us','group':'Office','tags':['feedback'],'owner':'Sofie Brandt','units_distributed':300}",
        230,
        0.1,
        Hours.HOME);
    add(
        "{'content':{'kind':'text','text':'Contains milk, nuts and gluten. Ask us, we know.'},'name':'Allergens','group':'Cafés/Berlin','tags':['menu'],'owner':'Mara Lindt','units_distributed':30}",
        190,
        0.15,
        Hours.CAFE);
    add(
        "{'content':{'kind':'app_store','title':'Bergblick','ios_url':'https://apps.apple.com/app/id123456789','android_url':'https://play.google.com/store/apps/details?id=example.bergblick'},'name':'App on cups','group':'Loyalty','tags':['app','packaging'],'metadata':{'market':'DE','placement':'packaging','print_run':50000},'owner':'Elif Kaya','units_distributed':50000}",
        210,
        2.2,
        Hours.STREET);
  }

  private void add(String fields, int madeDaysAgo, double weight, Hours hours, Edit... edits) {
    codes.add(new SampleCode(object(fields), madeDaysAgo, List.of(edits), weight, hours));
  }

  private static Edit edit(int daysAgo, String fields) {
    return new Edit(daysAgo, object(fields));
  }

  /** Written with ' for ", which reads better in Java. */
  private static ObjectNode object(String text) {
    try {
      return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The sample company is no JSON: " + text, e);
    }
  }
}
